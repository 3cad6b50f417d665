import { useTranslations } from 'next-intl'
import { Skeleton } from '@/components/ui/feedback/skeleton'
import type { ProductView } from '@/lib/domain/wire/catalog-views'
import type { Wishing } from '@/lib/domain/wire/wishlist'
import { ProductCard } from './product-card'

/** The columns products stand in. */
export const GRID = 'grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 md:grid-cols-3 lg:grid-cols-4 lg:gap-y-10'

/**
 * Products side by side: two on a phone, four on a wide screen.
 * @param eager how many pictures are fetched at once; none where the grid is far down
 */
export function ProductGrid({
  products,
  wishing,
  showSeller = true,
  eager = 4,
}: {
  products: ProductView[]
  wishing: Wishing
  showSeller?: boolean
  eager?: number
}) {
  return (
    <ul className={GRID}>
      {products.map((product, at) => (
        <ProductCard key={product.id} product={product} wishing={wishing} showSeller={showSeller} eager={at < eager} />
      ))}
    </ul>
  )
}

/** The grid while it loads. */
export function ProductGridSkeleton() {
  const t = useTranslations('common')
  return (
    <div role="status" className={GRID}>
      <span className="sr-only">{t('loading')}</span>
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => (
        <div key={key} className="flex flex-col gap-3">
          <Skeleton className="aspect-square rounded-lg" />
          <Skeleton className="h-5 w-3/4" />
        </div>
      ))}
    </div>
  )
}
