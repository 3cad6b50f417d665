// What pages receive of a search for products.

import type { ProductView } from './catalog-views'
import type { CategoryChoice, CategoryPlace } from './category-views'

/** A shop that a search can be narrowed to. `count`: of its products among those that were found; null where that is not counted. */
export type ShopChoice = { slug: string; shopName: string; count: number | null }

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
  /** The category that is searched; null: all of them. */
  place: CategoryPlace | null
  /** The categories that the search can be narrowed to or widened from. */
  categories: CategoryChoice[]
  /** The shop that is searched; null: all of them. */
  shop: { slug: string; shopName: string } | null
  /** The shops with most of what was found; the chosen one alone where one is chosen. */
  shops: ShopChoice[]
}
