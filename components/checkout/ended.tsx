'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { End } from '@/components/checkout/machine/checkout-machine'
import { Alert } from '@/components/ui/feedback/alert'
import { LinkButton } from '@/components/ui/form/link-button'
import { isolated } from '@/components/ui/isolated'
import type { CheckoutOrigin } from '@/lib/domain/wire/checkout-views'

/** The end of a checkout that was not paid, and the ways on. */
export function Ended({ end, origin }: { end: End; origin: CheckoutOrigin }) {
  const t = useTranslations('checkout.ended')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div className="flex flex-col gap-4">
      <Alert ref={box} live tone="warn" title={end.reason === 'sold_out' && end.left > 0 ? t('notEnough') : t(end.reason)}>
        {end.sentence}
      </Alert>
      <div className="flex flex-col gap-2">{origin.kind === 'cart' ? <BackToCart /> : <FromProduct end={end} origin={origin} />}</div>
    </div>
  )
}

function BackToCart() {
  const t = useTranslations('checkout.back')
  return (
    <LinkButton external wide href="/cart">
      {t('cart')}
    </LinkButton>
  )
}

function FromProduct({ end, origin }: { end: End; origin: Extract<CheckoutOrigin, { kind: 'product' }> }) {
  const t = useTranslations('checkout.ended')
  return (
    <>
      <WayOn end={end} slug={origin.slug} quantity={origin.quantity} />
      <LinkButton variant="secondary" href={`/sellers/${origin.seller.slug}`} wide>
        {t.rich('more', { shop: origin.seller.shopName, ...isolated })}
      </LinkButton>
    </>
  )
}

// A new address, loaded anew: the next order gets an id of its own.
function WayOn({ end, slug, quantity }: { end: End; slug: string; quantity: number }) {
  const t = useTranslations('checkout')
  const again = (pieces: number) => `/checkout?product=${encodeURIComponent(slug)}&quantity=${pieces}`
  if (end.reason === 'sold_out' && end.left > 0) {
    return (
      <LinkButton external wide href={again(end.left)}>
        {t('ended.buyLeft', { count: end.left })}
      </LinkButton>
    )
  }
  if (end.reason === 'sold_out' || end.reason === 'not_for_sale') {
    return (
      <LinkButton wide href={`/products/${slug}`}>
        {t('back.product')}
      </LinkButton>
    )
  }
  return (
    <LinkButton external wide href={again(quantity)}>
      {t('ended.again')}
    </LinkButton>
  )
}
