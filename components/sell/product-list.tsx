import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Price } from '@/components/ui/data/price'
import { ProductPicture } from '@/components/ui/data/product-picture'
import { Badge } from '@/components/ui/feedback/badge'
import type { SellerProductView } from '@/lib/domain/wire/catalog-views'

/** A seller's products, each leading to its form. */
export function ProductList({ products }: { products: SellerProductView[] }) {
  const t = useTranslations('sell.products')
  return (
    <Card padded={false}>
      <ul className="divide-y divide-line">
        {products.map((product) => (
          <li key={product.id} className="relative flex items-center gap-4 px-4 py-3 hover:bg-sunken/50 sm:px-5">
            <ProductPicture url={product.pictureUrl} alt="" className="size-14 shrink-0 rounded-md" />
            <div className="flex min-w-0 flex-1 flex-col gap-1 sm:flex-row sm:items-center sm:gap-6">
              <div className="flex min-w-0 flex-1 flex-col">
                <Link
                  href={`/sell/products/${product.id}` as Route}
                  className="truncate rounded-sm font-medium after:absolute after:inset-0 hover:underline"
                >
                  <bdi>{product.name}</bdi>
                </Link>
                {product.notForSale === 'currency' && (
                  <span className="text-muted text-sm">{t('otherCurrency', { currency: product.currency.toUpperCase() })}</span>
                )}
              </div>
              <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm sm:contents">
                <span className="text-muted sm:w-28 sm:text-right">
                  {product.stock === null ? t('unlimited') : t('inStock', { count: product.stock })}
                </span>
                <Price amountMinor={product.priceMinor} currency={product.currency} className="sm:w-28 sm:text-right" />
                <span className="sm:w-24 sm:text-right">
                  <StatusBadge product={product} />
                </span>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function StatusBadge({ product: { notForSale } }: { product: SellerProductView }) {
  const t = useTranslations('sell.products.status')
  if (notForSale === null) return <Badge tone="good">{t('onSale')}</Badge>
  return <Badge tone={notForSale === 'archived' ? undefined : 'warn'}>{t(notForSale)}</Badge>
}
