import type { Tx } from '@/lib/db/client'
import { storeDigitalConsent } from '@/lib/db/digital/consents'
import type { NewPart } from '@/lib/db/orders/insert-order'
import type { CheckoutRefusal, PlaceOrder } from '@/lib/domain/wire/checkout-wire'
import { translatorFor } from '@/lib/i18n/translator'
import type { Reader } from '@/lib/i18n/viewer-locale'

const hasDigital = (parts: NewPart[]) => parts.some(({ lines }) => lines.some(({ kind }) => kind === 'digital'))

/**
 * Why an order of something digital is not placed: its buyer has not agreed to delivery right after payment. Everybody is asked, since where they live is not known.
 * Source: directive 2011/83/EU, article 16 (m)
 */
export function consentRefusal({ digitalConsent }: PlaceOrder, parts: NewPart[]): CheckoutRefusal | null {
  return hasDigital(parts) && !digitalConsent ? { code: 'consent_needed', sentence: [{ key: 'checkout.consentNeeded' }] } : null
}

/** Keeps the consent with the order of something digital: when, and in the words the buyer read. */
export async function keepConsent(tx: Tx, orderId: string, parts: NewPart[], reader: Reader = {}): Promise<void> {
  if (hasDigital(parts)) await storeDigitalConsent(tx, orderId, translatorFor(reader).t('checkout.consent.label'))
}
