import { dealProducts, findListedProducts, isMoreListed, type ProductWithSeller } from '@/lib/db/catalog/products'
import type { ProductView } from '@/lib/domain/wire/catalog-views'
import { type Page, placeOf } from '@/lib/domain/wire/cursor'
import { env } from '@/lib/env'
import { productView } from './product-view'

const PAGE = 24
/** The cursor of the storefront's second page: what the first one does not show, from the newest on. */
const REST = 'rest'

type ProductPage = { products: ProductView[]; nextCursor: string | null }

/**
 * The storefront: products of approved shops that can charge. The first page is dealt out shop by shop, so that nobody fills it alone; the pages after it have
 * the rest, newest first.
 * @param cursor from the page before; one that nobody wrote begins at the start
 * @returns a page, and the cursor of the next or null
 */
export async function listProducts(cursor?: string | null): Promise<ProductPage> {
  const { livemode } = env()
  const first = await dealProducts(livemode, PAGE)
  const without = first.map(({ id }) => id)
  if (cursor === REST || placeOf(cursor)) return viewsOf(await findListedProducts({ livemode, without, cursor, limit: PAGE }))
  return viewsOf({ rows: first, nextCursor: (await isMoreListed(livemode, without)) ? REST : null })
}

/**
 * What one shop has on sale, newest first; nothing while it is not listed.
 * @param query `cursor` from the page before, `limit` 24 unless told
 */
export async function listShopProducts(sellerId: string, query: { cursor?: string | null; limit?: number } = {}): Promise<ProductPage> {
  const { cursor, limit = PAGE } = query
  return viewsOf(await findListedProducts({ livemode: env().livemode, sellerId, cursor, limit }))
}

function viewsOf({ rows, nextCursor }: Page<ProductWithSeller>): ProductPage {
  return { products: rows.map((row) => productView(row)), nextCursor }
}
