import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { RatingLine } from '@/components/reviews/rating-line'
import { Price } from '@/components/ui/data/price'
import { ProductPicture } from '@/components/ui/data/product-picture'
import { Badge } from '@/components/ui/feedback/badge'
import type { ProductView } from '@/lib/domain/wire/catalog-views'
import type { Wishing } from '@/lib/domain/wire/wishlist'
import { WishButton } from './wish-button'

/**
 * A product in a grid. The whole card is one link, with a heart on it; what cannot be bought says so.
 * @param showSeller false on the seller's own page
 * @param eager for the first cards of a page: their pictures are fetched at once
 * @param children what is said and done below the card
 */
export function ProductCard({
  product,
  wishing,
  showSeller = true,
  eager = false,
  children,
}: {
  product: ProductView
  wishing: Wishing
  showSeller?: boolean
  eager?: boolean
  children?: ReactNode
}) {
  const t = useTranslations('shop.state')
  const words = useTranslations('shop.product')
  const { availability } = product
  return (
    <li className="relative flex min-w-0 flex-col gap-3">
      <Link href={`/products/${product.slug}`} prefetch={false} className="group flex flex-col gap-3 rounded-md outline-offset-4">
        <span className="relative block">
          <ProductPicture
            url={product.pictureUrl}
            alt=""
            width={product.pictureWidth}
            height={product.pictureHeight}
            sizes="(min-width: 64rem) 18rem, (min-width: 48rem) 33vw, 50vw"
            eager={eager}
            className={`aspect-square rounded-lg ${availability.canBuy ? '' : 'opacity-60'}`}
          />
          {product.isDigital && <Badge className="absolute right-3 bottom-3 bg-surface! shadow-sm">{words('digital')}</Badge>}
          {!availability.canBuy && <Badge className="absolute top-3 left-3 bg-surface! shadow-sm">{t(availability.reason)}</Badge>}
        </span>
        <span className="flex flex-col gap-x-3 gap-y-1 px-0.5 sm:flex-row sm:items-start sm:justify-between">
          <span className="min-w-0">
            <span className="display line-clamp-2 text-lg leading-snug underline-offset-4 group-hover:underline">
              <bdi>{product.name}</bdi>
            </span>
            {showSeller && (
              <span className="block truncate text-muted text-sm">
                <bdi>{product.seller.shopName}</bdi>
              </span>
            )}
            {product.rating && (
              <span className="mt-1 block">
                <RatingLine rating={product.rating} short />
              </span>
            )}
          </span>
          <span className="shrink-0 pt-0.5 text-sm">
            {product.hasDearer ? (
              words.rich('from', { price: () => <Price amountMinor={product.priceMinor} currency={product.currency} /> })
            ) : (
              <Price amountMinor={product.priceMinor} currency={product.currency} />
            )}
          </span>
        </span>
      </Link>
      <WishButton product={product} wishing={wishing} className="absolute top-2 right-2" />
      {children}
    </li>
  )
}
