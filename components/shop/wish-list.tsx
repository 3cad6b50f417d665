import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Price } from '@/components/ui/data/price'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import type { Wish, Wishing } from '@/lib/domain/wire/wishlist'
import type { AddToCart } from './add-to-cart'
import { ProductCard } from './product-card'
import { GRID } from './product-grid'
import { WishToCart } from './wish-to-cart'

/** A wishlist as cards, each with what has changed since it was saved and the way into the cart. */
export function WishList({ wishes, wishing, addToCart, isGuest }: { wishes: Wish[]; wishing: Wishing; addToCart: AddToCart; isGuest: boolean }) {
  const t = useTranslations('shop.wishlist')
  if (wishes.length === 0) {
    return (
      <EmptyState title={t('empty')} action={<LinkButton href="/">{t('browse')}</LinkButton>}>
        {t('emptyText')}
      </EmptyState>
    )
  }
  return (
    <>
      <ul className={GRID}>
        {wishes.map((wish, at) => (
          <ProductCard key={wish.product.id} product={wish.product} wishing={wishing} eager={at < 4}>
            <Was wish={wish} />
            <WayOn wish={wish} addToCart={addToCart} />
          </ProductCard>
        ))}
      </ul>
      {isGuest && (
        <p className="text-muted text-sm">
          {t.rich('signIn', {
            link: (text) => (
              <Link href="/signin?next=/wishlist" className="font-medium text-accent underline underline-offset-3 hover:text-accent-strong">
                {text}
              </Link>
            ),
          })}
        </p>
      )}
    </>
  )
}

function Was({ wish: { was } }: { wish: Wish }) {
  const t = useTranslations('shop.wishlist')
  return (
    was && (
      <p className="px-0.5 text-sm text-warn">{t.rich('was', { price: () => <Price amountMinor={was.amountMinor} currency={was.currency} /> })}</p>
    )
  )
}

/** Into the cart where there is nothing to choose; what cannot be bought says so on its card. */
function WayOn({ wish: { product, variantId, addId }, addToCart }: { wish: Wish; addToCart: AddToCart }) {
  const t = useTranslations('shop.wishlist')
  if (!product.availability.canBuy) return null
  if (variantId === null) {
    return (
      <LinkButton href={`/products/${product.slug}`} size="sm" variant="secondary" aria-label={t('chooseName', { product: product.name })}>
        {t('choose')}
      </LinkButton>
    )
  }
  const { name, priceMinor, currency } = product
  return <WishToCart product={{ name, variantId, priceMinor, currency }} firstAddId={addId} addToCart={addToCart} />
}
