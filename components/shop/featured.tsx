import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ProductPicture } from '@/components/ui/data/product-picture'
import type { ProductView } from '@/lib/domain/wire/catalog-views'
import type { FeaturedShop } from '@/lib/domain/wire/featured'
import type { Wishing } from '@/lib/domain/wire/wishlist'
import { ProductGrid } from './product-grid'

/** What the operator shows first: products, then shops. Nothing where nothing was chosen. */
export function Featured({ products, shops, wishing }: { products: ProductView[]; shops: FeaturedShop[]; wishing: Wishing }) {
  const t = useTranslations('shop.featured')
  return (
    <>
      {products.length > 0 && (
        <section aria-labelledby="featured-products" className="flex flex-col gap-6">
          <h2 id="featured-products" className="display text-2xl">
            {t('products')}
          </h2>
          <ProductGrid products={products} wishing={wishing} />
        </section>
      )}
      {shops.length > 0 && (
        <section aria-labelledby="featured-shops" className="flex flex-col gap-6">
          <h2 id="featured-shops" className="display text-2xl">
            {t('shops')}
          </h2>
          <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {shops.map((shop) => (
              <ShopCard key={shop.slug} shop={shop} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function ShopCard({ shop: { slug, shopName, pictureUrls } }: { shop: FeaturedShop }) {
  const pictures = pictureUrls.length > 0 ? pictureUrls : [null]
  return (
    <li className="min-w-0">
      <Link
        href={`/sellers/${slug}`}
        prefetch={false}
        className="group flex items-center gap-4 rounded-lg border border-line bg-surface p-4 hover:border-line-strong"
      >
        <span className="flex shrink-0 gap-1.5">
          {pictures.map((url) => (
            <ProductPicture key={url} url={url} alt="" className="size-14 rounded-md" />
          ))}
        </span>
        <span className="display min-w-0 truncate text-lg underline-offset-4 group-hover:underline">
          <bdi>{shopName}</bdi>
        </span>
      </Link>
    </li>
  )
}
