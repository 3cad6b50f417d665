import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Price } from '@/components/ui/data/price'
import { useMoney } from '@/components/ui/data/use-money'
import { Alert } from '@/components/ui/feedback/alert'
import { isolated } from '@/components/ui/isolated'
import { useSay } from '@/components/ui/use-say'
import { mostPieces } from '@/lib/domain/cart/most-pieces'
import { chosenVariant } from '@/lib/domain/catalog/chosen-variant'
import type { OptionView, ProductView, VariantView } from '@/lib/domain/wire/catalog-views'
import { type AddToCart, REFERENCE } from './add-to-cart'
import { Choices } from './choices'
import { StockLine } from './stock-line'

type Product = Pick<ProductView, 'slug' | 'currency' | 'leastChargeMinor'> & { shopName: string; options: OptionView[]; variants: VariantView[] }

/**
 * What a product costs, what of it can be chosen, and the way to buy it or the sentence why it cannot be bought.
 * @param variantId from the address; an unknown one is the first that can be bought
 * @param children what is said of the purchase whatever is chosen
 */
export function Purchase({
  product,
  variantId,
  children,
  ...adding
}: {
  product: Product
  variantId: string | null
  firstAddId: string
  addToCart: AddToCart
  children: ReactNode
}) {
  const words = useWords()
  const { slug, currency, options, variants } = product
  const chosen = chosenVariant(variants, variantId)
  if (!chosen) return null
  const drawn = variants.map((variant) => ({
    id: variant.id,
    values: variant.values,
    pictureUrl: variant.pictureUrl,
    priceMinor: variant.priceMinor,
    most: mostPieces(variant),
    isSoldOut: !variant.availability.canBuy && variant.availability.reason === 'sold_out',
    price: <VariantPrice variant={variant} currency={currency} />,
    above: <Notice product={product} variant={variant} />,
  }))
  return (
    <Choices slug={slug} currency={currency} options={options} variants={drawn} variantId={chosen.id} words={words} {...adding}>
      {children}
    </Choices>
  )
}

function VariantPrice({ variant: { priceMinor, compareAtMinor }, currency }: { variant: VariantView; currency: string }) {
  const t = useTranslations('shop.product')
  return (
    <>
      <Price amountMinor={priceMinor} currency={currency} className="display text-2xl" />
      {compareAtMinor !== null && (
        <del className="ml-3 text-muted">
          <span className="sr-only">{t('priceBefore')}</span> <Price amountMinor={compareAtMinor} currency={currency} />
        </del>
      )}
    </>
  )
}

/** Why a variant cannot be bought, or what is left of it and what else matters before it is. */
function Notice({ product: { shopName, currency, leastChargeMinor }, variant }: { product: Product; variant: VariantView }) {
  const t = useTranslations('shop')
  const say = useSay()
  const money = useMoney()
  const { priceMinor, stock, availability } = variant
  if (!availability.canBuy) {
    return (
      <Alert tone="warn" title={t(`state.${availability.reason}`)}>
        {say(availability.sentence)}
      </Alert>
    )
  }
  return (
    <>
      <StockLine stock={stock} />
      {priceMinor < leastChargeMinor && (
        <Alert>{t.rich('product.least', { shop: shopName, least: money({ amountMinor: leastChargeMinor, currency }), ...isolated })}</Alert>
      )}
    </>
  )
}

/** The words of what is drawn in the browser. */
function useWords() {
  const t = useTranslations('shop.product')
  const failure = useTranslations('common.failure')
  return {
    valueSoldOut: t('valueSoldOut'),
    valueElsewhere: t('valueElsewhere'),
    quantity: t('quantity'),
    addToCart: t('addToCart'),
    adding: t('adding'),
    buyNow: t('buyNow'),
    viewCart: t('viewCart'),
    reload: failure('reload'),
    offline: failure('offline'),
    outdated: failure('outdated'),
    cookies: failure('cookies'),
    server: failure('server'),
    serverWithReference: failure('serverWithReference', { reference: REFERENCE }),
  }
}
