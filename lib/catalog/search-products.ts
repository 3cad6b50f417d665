import { findSimilar, searchProducts as findWords } from '@/lib/db/catalog/search'
import { MOST_RANKED, readPrices, type SearchAsked } from '@/lib/domain/catalog/product-search'
import type { ProductView } from '@/lib/domain/wire/catalog-views'
import { env } from '@/lib/env'
import { productView } from './product-view'

const PAGE = 24
/** Fewer matches than this may mean that something was mistyped. */
const FEW = 3
const MOST_SIMILAR = 20

export type SearchResult = {
  products: ProductView[]
  nextCursor: string | null
  /** Of all pages; at most as many as are ranked. */
  count: number
  /** Whether there may be more than are counted. */
  isCapped: boolean
  /** What is called something like it, where few or none were found. */
  similar: ProductView[]
  /** Prices that were typed and cannot be read. */
  unread: ('from' | 'to')[]
}

/**
 * What buyers find: listed products with all the words, in title, shop or description, of which one variant is as the filters say.
 * @param locale of who typed the prices
 */
export async function searchProducts(asked: SearchAsked, locale: string): Promise<SearchResult> {
  const { livemode } = env()
  const { unread, ...bounds } = readPrices(asked, locale)
  const isPriced = bounds.fromMinor !== null || bounds.toMinor !== null || asked.sort.startsWith('price')
  const filter = { livemode, inStock: asked.inStock, price: isPriced ? { currency: asked.currency, ...bounds } : null }
  const { rows, nextCursor, count } = await findWords({ ...filter, words: asked.q, sort: asked.sort, cursor: asked.cursor, limit: PAGE })
  const ids = rows.map(({ id }) => id)
  const isDoubtful = asked.q !== '' && asked.cursor === null && count < FEW
  const similar = isDoubtful ? await findSimilar(asked.q, filter, ids, MOST_SIMILAR) : []
  return {
    products: rows.map((row) => productView(row)),
    nextCursor,
    count,
    isCapped: count >= MOST_RANKED,
    similar: similar.map((row) => productView(row)),
    unread,
  }
}
