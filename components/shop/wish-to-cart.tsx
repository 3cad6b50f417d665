'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { tellCartCount } from '@/components/cart/cart-count'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { HiddenValues } from '@/components/ui/form/hidden-values'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useFormAction } from '@/components/ui/form/use-form-action'
import type { AddAnswer, AddToCart } from './add-to-cart'

type Product = { name: string; variantId: string; priceMinor: number; currency: string }

/**
 * Puts one piece of a product into the cart.
 * @param firstAddId an id for a press that comes before this script; later ones make their own
 */
export function WishToCart({
  product: { name, variantId, priceMinor, currency },
  firstAddId,
  addToCart,
}: {
  product: Product
  firstAddId: string
  addToCart: AddToCart
}) {
  const t = useTranslations('shop')
  const { state: answer, failure, formProps } = useFormAction<AddAnswer>(addToCart, null)
  const [addId, setAddId] = useState(firstAddId)
  useEffect(() => {
    // One id a press, as BuyForm has it.
    setAddId(crypto.randomUUID())
    if (answer?.cart) tellCartCount(answer.cart)
  }, [answer])
  return (
    <form {...formProps} className="flex flex-col gap-2">
      <FailureAlert failure={failure} />
      <HiddenValues values={{ addId, variantId, quantity: 1, seenPriceMinor: priceMinor, seenCurrency: currency }} />
      <SubmitButton size="sm" variant="secondary" busyText={t('product.adding')} aria-label={t('wishlist.toCartName', { product: name })}>
        {t('product.addToCart')}
      </SubmitButton>
      <p role="status" className={answer && !answer.ok ? 'text-danger text-sm' : 'text-sm'}>
        {answer && !failure && (
          <>
            <span>{answer.text}</span>{' '}
            {answer.ok && (
              <Link href="/cart" className="font-medium text-accent underline underline-offset-3 hover:text-accent-strong">
                {t('product.viewCart')}
              </Link>
            )}
          </>
        )}
      </p>
    </form>
  )
}
