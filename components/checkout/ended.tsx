'use client'

import { useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/link-button'
import type { ProductView } from '@/lib/domain/views'
import type { End } from './checkout-machine'

const TITLE: Record<Exclude<End['reason'], 'sold_out'>, string> = {
  canceled: 'This order was canceled',
  not_for_sale: 'This cannot be bought now',
  other_browser: 'This order was begun in another browser',
}

function titleOf(end: End): string {
  if (end.reason === 'sold_out') return end.left > 0 ? 'Not enough left' : 'Sold out'
  return TITLE[end.reason]
}

/** The end of a checkout that was not paid, and the ways on. */
export function Ended({ end, product }: { end: End; product: ProductView }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div className="flex flex-col gap-4">
      <Alert ref={box} live tone="warn" title={titleOf(end)}>
        {end.sentence}
      </Alert>
      <div className="flex flex-col gap-2">
        <WayOn end={end} product={product} />
        <LinkButton variant="secondary" href={`/sellers/${product.seller.slug}`} wide>
          More from {product.seller.shopName}
        </LinkButton>
      </div>
    </div>
  )
}

// A new address, loaded anew: the next order gets an id of its own.
function WayOn({ end, product }: { end: End; product: ProductView }) {
  const again = (quantity: number) => `/checkout?product=${encodeURIComponent(product.slug)}&quantity=${quantity}`
  if (end.reason === 'sold_out' && end.left > 0) {
    return (
      <LinkButton external wide href={again(end.left)}>
        Buy {end.left} instead
      </LinkButton>
    )
  }
  if (end.reason === 'canceled' || end.reason === 'other_browser') {
    return (
      <LinkButton external wide href={again(1)}>
        Start again
      </LinkButton>
    )
  }
  return (
    <LinkButton wide href={`/products/${product.slug}`}>
      Back to the product
    </LinkButton>
  )
}
