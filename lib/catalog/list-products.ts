import { findActiveProducts } from '@/lib/db/catalog/products'
import type { ProductView } from '@/lib/domain/wire/views'
import { productView } from './product-view'

const PAGE = 24
const MOST = 100

/**
 * The storefront, newest first; only active products. Those of a seller who cannot charge stand there too, with the reason why they cannot
 * be bought, so that a shop does not seem to vanish.
 * @param query `cursor` from the page before, `sellerSlug` for one shop, `limit` 1 to 100 (24)
 * @returns a page, and the cursor of the next or null
 */
export async function listProducts(
  query: { cursor?: string | null; sellerSlug?: string; limit?: number } = {},
): Promise<{ products: ProductView[]; nextCursor: string | null }> {
  const limit = Math.min(Math.max(query.limit ?? PAGE, 1), MOST)
  const { rows, nextCursor } = await findActiveProducts({ cursor: query.cursor, sellerSlug: query.sellerSlug, limit })
  return { products: rows.map((row) => productView(row)), nextCursor }
}
