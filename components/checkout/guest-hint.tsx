import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TextLink } from '@/components/ui/layout/text-link'
import type { CheckoutOrigin } from '@/lib/domain/wire/checkout-views'

/** Where the receipt goes, and the way to a saved card. */
export function GuestHint({ origin }: { origin: CheckoutOrigin }) {
  const here = origin.kind === 'cart' ? '/checkout' : `/checkout?product=${encodeURIComponent(origin.slug)}&quantity=${origin.quantity}`
  const t = useTranslations('checkout.email')
  const link = (text: ReactNode) => (
    <TextLink external href={`/signin?next=${encodeURIComponent(here)}`}>
      {text}
    </TextLink>
  )
  return t.rich('guest', { link })
}
