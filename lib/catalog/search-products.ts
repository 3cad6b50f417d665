import { findListedCategories } from '@/lib/db/catalog/categories'
import { countMatches, findSimilar, searchProducts as findWords, type SearchCounts } from '@/lib/db/catalog/search'
import { findShopBySlug, findShopNames } from '@/lib/db/catalog/shops'
import { categoryTree } from '@/lib/domain/catalog/categories'
import { MOST_RANKED, readPrices, type SearchAsked } from '@/lib/domain/catalog/product-search'
import type { CategoryChoice, CategoryNode, CategoryPlace } from '@/lib/domain/wire/category-views'
import type { SearchResult, ShopChoice } from '@/lib/domain/wire/search-views'
import { env } from '@/lib/env'
import { productView } from './product-view'

const PAGE = 24
/** Fewer matches than this may mean that something was mistyped. */
const FEW = 3
const MOST_SIMILAR = 20
/** So many shops a search can be narrowed to. */
const MOST_SHOPS = 20

/**
 * What buyers find: listed products with all the words, in title, shop or description, of which one variant is as the filters say.
 * @param locale of who typed the prices
 * @param at the category whose page it is, known already
 */
export async function searchProducts(asked: SearchAsked, locale: string, at: CategoryPlace | null = null): Promise<SearchResult> {
  const { livemode } = env()
  const { unread, ...bounds } = readPrices(asked, locale)
  const isPriced = bounds.fromMinor !== null || bounds.toMinor !== null || asked.sort.startsWith('price')
  const [categoryRows, shop] = await Promise.all([findListedCategories(livemode), asked.seller ? findShopBySlug(asked.seller) : null])
  const tree = categoryTree(categoryRows)
  const place = at ?? placeOf(tree, asked.category)
  const category = place && { id: place.id, isTop: place.parent === null }
  const price = isPriced ? { currency: asked.currency, ...bounds } : null
  const filter = { livemode, inStock: asked.inStock, price, category, sellerId: shop?.id ?? null, shipsTo: asked.shipsTo || null }
  const top = tree.find(({ slug }) => slug === (place?.parent?.slug ?? place?.slug)) ?? null
  const [{ rows, nextCursor, count }, counts] = await Promise.all([
    findWords({ ...filter, words: asked.q, sort: asked.sort, cursor: asked.cursor, limit: PAGE }),
    countMatches(asked.q, { ...filter, category: top && { id: top.id, isTop: true } }),
  ])
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
    place,
    categories: categoryChoices(place ? (top?.children ?? []) : tree, place, counts),
    shop: shop && { slug: shop.slug, shopName: shop.shopName },
    shops: await shopChoices(counts, place === null || place.slug === top?.slug),
  }
}

function placeOf(tree: CategoryNode[], slug: string): CategoryPlace | null {
  for (const top of tree) {
    if (top.slug === slug) return { id: top.id, slug, name: top.name, parent: null }
    const below = top.children.find((each) => each.slug === slug)
    if (below) return { id: below.id, slug, name: below.name, parent: { slug: top.slug, name: top.name } }
  }
  return null
}

/** The categories beside and below the chosen one: all at the top, or all of one top. Those without a match are left out, unless chosen. */
function categoryChoices(nodes: CategoryNode[], place: CategoryPlace | null, { byCategory, matches }: SearchCounts): CategoryChoice[] {
  return nodes.flatMap<CategoryChoice>(({ id, slug, name }) => {
    const isChosen = slug === place?.slug
    if (matches >= MOST_RANKED) return [{ slug, name, count: null, isChosen }]
    const count = byCategory.get(id) ?? 0
    return count > 0 || isChosen ? [{ slug, name, count, isChosen }] : []
  })
}

/** The shops with most matches. @param isWhole the matches are all that is searched, and not those of a wider category */
async function shopChoices({ bySeller, matches }: SearchCounts, isWhole: boolean): Promise<ShopChoice[]> {
  const most = [...bySeller].slice(0, MOST_SHOPS)
  const names = await findShopNames(most.map(([id]) => id))
  return most.flatMap(([id, count]) => {
    const shop = names.get(id)
    return shop ? [{ ...shop, count: isWhole && matches < MOST_RANKED ? count : null }] : []
  })
}
