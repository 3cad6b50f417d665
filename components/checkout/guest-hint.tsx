import { TextLink } from '@/components/ui/layout/text-link'
import type { CheckoutOrigin } from '@/lib/domain/wire/views'

/** Where the receipt goes, and the way to a saved card. */
export function GuestHint({ origin }: { origin: CheckoutOrigin }) {
  const here = origin.kind === 'cart' ? '/checkout' : `/checkout?product=${encodeURIComponent(origin.slug)}&quantity=${origin.quantity}`
  return (
    <>
      Your receipt goes here. To pay with a saved card,{' '}
      <TextLink external href={`/signin?next=${encodeURIComponent(here)}`}>
        sign in
      </TextLink>
      .
    </>
  )
}
