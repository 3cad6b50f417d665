import { useTranslations } from 'next-intl'
import type { CheckoutView } from '@/lib/domain/wire/checkout-views'

/** What the buyer of something made to order must know before they pay; null where nothing is. Source: directive 2011/83/EU, articles 6 (1)(k) and 16 (c) */
export function useMadeToOrderNote({ groups }: Pick<CheckoutView, 'groups'>): string | null {
  const t = useTranslations('checkout')
  return groups.some(({ lines }) => lines.some(({ isMadeToOrder }) => isMadeToOrder)) ? t('madeToOrder') : null
}
