'use client'

import { useEffect, useRef } from 'react'
import type { End } from '@/components/checkout/machine/checkout-machine'
import { Alert } from '@/components/ui/feedback/alert'
import { LinkButton } from '@/components/ui/form/link-button'
import type { CheckoutOrigin } from '@/lib/domain/wire/views'

const TITLE: Record<Exclude<End['reason'], 'sold_out'>, string> = {
  canceled: 'This order was canceled',
  canceled_by_buyer: 'You canceled this purchase',
  not_for_sale: 'This cannot be bought now',
  other_browser: 'This order was begun in another browser',
  start_again: 'This purchase cannot go on',
}

function titleOf(end: End): string {
  if (end.reason === 'sold_out') return end.left > 0 ? 'Not enough left' : 'Sold out'
  return TITLE[end.reason]
}

/** The end of a checkout that was not paid, and the ways on. */
export function Ended({ end, origin }: { end: End; origin: CheckoutOrigin }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div className="flex flex-col gap-4">
      <Alert ref={box} live tone="warn" title={titleOf(end)}>
        {end.sentence}
      </Alert>
      <div className="flex flex-col gap-2">{origin.kind === 'cart' ? <BackToCart /> : <FromProduct end={end} origin={origin} />}</div>
    </div>
  )
}

function BackToCart() {
  return (
    <LinkButton external wide href="/cart">
      Back to your cart
    </LinkButton>
  )
}

function FromProduct({ end, origin }: { end: End; origin: Extract<CheckoutOrigin, { kind: 'product' }> }) {
  return (
    <>
      <WayOn end={end} slug={origin.slug} quantity={origin.quantity} />
      <LinkButton variant="secondary" href={`/sellers/${origin.seller.slug}`} wide>
        More from <bdi>{origin.seller.shopName}</bdi>
      </LinkButton>
    </>
  )
}

// A new address, loaded anew: the next order gets an id of its own.
function WayOn({ end, slug, quantity }: { end: End; slug: string; quantity: number }) {
  const again = (pieces: number) => `/checkout?product=${encodeURIComponent(slug)}&quantity=${pieces}`
  if (end.reason === 'sold_out' && end.left > 0) {
    return (
      <LinkButton external wide href={again(end.left)}>
        Buy {end.left} instead
      </LinkButton>
    )
  }
  if (end.reason === 'sold_out' || end.reason === 'not_for_sale') {
    return (
      <LinkButton wide href={`/products/${slug}`}>
        Back to the product
      </LinkButton>
    )
  }
  return (
    <LinkButton external wide href={again(quantity)}>
      Start again
    </LinkButton>
  )
}
