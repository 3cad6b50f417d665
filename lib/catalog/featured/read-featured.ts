import { pictureUrl, productView } from '@/lib/catalog/product-view'
import { type FeaturedRow, findFeatured, findFeaturedProducts, findFeaturedShops } from '@/lib/db/catalog/featured'
import type { ProductView } from '@/lib/domain/wire/catalog-views'
import type { FeaturedLine, FeaturedShop } from '@/lib/domain/wire/featured'
import { env } from '@/lib/env'

/** What the storefront shows first: what an operator has chosen, as far as it is for sale now. */
export async function readFeatured(): Promise<{ products: ProductView[]; shops: FeaturedShop[] }> {
  const { livemode } = env()
  const [products, shops] = await Promise.all([findFeaturedProducts(livemode), findFeaturedShops(livemode)])
  return {
    products: products.map((row) => productView(row)),
    shops: shops.map(({ slug, shopName, pictureIds }) => ({ slug, shopName, pictureUrls: pictureIds.flatMap((id) => pictureUrl(id) ?? []) })),
  }
}

/** Everything that is featured, for the operator, in order. */
export async function listFeatured(): Promise<FeaturedLine[]> {
  return (await findFeatured()).map(lineOf)
}

function lineOf({ id, product, seller }: FeaturedRow): FeaturedLine {
  const { livemode } = env()
  if (product) {
    const isShown = product.listedIn === livemode && product.stock !== 0
    return { id, kind: 'product', name: product.name, href: `/products/${product.slug}`, isShown }
  }
  return { id, kind: 'shop', name: seller?.shopName ?? '', href: `/sellers/${seller?.slug}`, isShown: seller?.listedIn === livemode }
}
