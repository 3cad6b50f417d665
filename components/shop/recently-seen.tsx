import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/form/button-style'
import type { ProductView } from '@/lib/domain/wire/catalog-views'
import type { Wishing } from '@/lib/domain/wire/wishlist'
import { ProductGrid } from './product-grid'

/** Products that this browser looked at last, and the way to forget them. Nothing where there are none. */
export function RecentlySeen({ products, wishing, forget }: { products: ProductView[]; wishing: Wishing; forget: () => Promise<void> }) {
  const t = useTranslations('shop.seen')
  if (products.length === 0) return null
  return (
    <section aria-labelledby="seen" className="flex flex-col gap-6 border-line border-t pt-10">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="seen" className="display text-2xl">
          {t('title')}
        </h2>
        <form action={forget}>
          <button type="submit" className={buttonClass({ size: 'sm', variant: 'ghost' })}>
            {t('forget')}
          </button>
        </form>
      </div>
      <ProductGrid products={products} wishing={wishing} eager={0} />
    </section>
  )
}
