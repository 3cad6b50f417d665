'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { Price } from '@/components/ui/data/price'
import { useMoney } from '@/components/ui/data/use-money'
import { Alert } from '@/components/ui/feedback/alert'
import { isolated } from '@/components/ui/isolated'
import { useSay } from '@/components/ui/use-say'
import { mostPieces } from '@/lib/domain/cart/most-pieces'
import { chosenVariant } from '@/lib/domain/catalog/chosen-variant'
import type { OptionView, ProductView, VariantView } from '@/lib/domain/wire/catalog-views'
import { type AddAnswer, BuyForm } from './buy-form'
import { OptionChoice } from './option-choice'
import { showPicture } from './show-picture'
import { StockLine } from './stock-line'

type Product = Pick<ProductView, 'slug' | 'currency' | 'leastChargeMinor'> & { shopName: string; options: OptionView[]; variants: VariantView[] }

/**
 * What a product costs, what of it can be chosen, and the way to buy it or the sentence why it cannot be bought. Price, stock and picture follow the choice, and so does the
 * address, which can be shared.
 * @param variantId from the address; an unknown one is the first that can be bought
 * @param children what is said of the purchase whatever is chosen
 */
export function Purchase({
  product,
  variantId,
  firstAddId,
  addToCart,
  children,
}: {
  product: Product
  variantId: string | null
  firstAddId: string
  addToCart: (before: AddAnswer, form: FormData) => Promise<AddAnswer>
  children: ReactNode
}) {
  const { options, variants, currency } = product
  const [id, setId] = useState(variantId)
  useEffect(() => setId(variantId), [variantId])
  const chosen = chosenVariant(variants, id)
  if (!chosen) return null
  const choose = (variant: VariantView) => {
    setId(variant.id)
    showPicture(variant.pictureUrl)
    window.history.replaceState(null, '', `?variant=${variant.id}`)
  }
  return (
    <>
      <div aria-live="polite">
        <Price amountMinor={chosen.priceMinor} currency={currency} className="display text-2xl" />
        <PriceBefore amountMinor={chosen.compareAtMinor} currency={currency} />
      </div>
      <OptionChoice options={options} variants={variants} chosen={chosen} choose={choose} />
      <Offer product={product} chosen={chosen} firstAddId={firstAddId} addToCart={addToCart}>
        {children}
      </Offer>
    </>
  )
}

function PriceBefore({ amountMinor, currency }: { amountMinor: number | null; currency: string }) {
  const t = useTranslations('shop.product')
  if (amountMinor === null) return null
  return (
    <del className="ml-3 text-muted">
      <span className="sr-only">{t('priceBefore')}</span> <Price amountMinor={amountMinor} currency={currency} />
    </del>
  )
}

type OfferProps = {
  product: Product
  chosen: VariantView
  firstAddId: string
  addToCart: (before: AddAnswer, form: FormData) => Promise<AddAnswer>
  children: ReactNode
}

function Offer({ product: { slug, shopName, currency, leastChargeMinor }, chosen, children, ...adding }: OfferProps) {
  const t = useTranslations('shop')
  const say = useSay()
  const money = useMoney()
  const { id: variantId, priceMinor, stock, availability } = chosen
  if (!availability.canBuy) {
    return (
      <Alert tone="warn" title={t(`state.${availability.reason}`)}>
        {say(availability.sentence)}
      </Alert>
    )
  }
  return (
    <div className="flex flex-col gap-3">
      <StockLine stock={stock} />
      {priceMinor < leastChargeMinor && (
        <Alert>{t.rich('product.least', { shop: shopName, least: money({ amountMinor: leastChargeMinor, currency }), ...isolated })}</Alert>
      )}
      <BuyForm item={{ slug, variantId, priceMinor, currency }} most={mostPieces({ stock, availability })} {...adding} />
      {children}
    </div>
  )
}
