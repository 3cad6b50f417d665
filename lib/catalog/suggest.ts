import { findListedCategories } from '@/lib/db/catalog/categories'
import { findShopsNamed, findTitles } from '@/lib/db/catalog/suggest'
import { LEAST_TYPED } from '@/lib/domain/wire/suggestions'
import { env } from '@/lib/env'

const MOST_PRODUCTS = 6
const MOST_SHOPS = 3
const MOST_CATEGORIES = 3

/** What may be meant by the beginning of a search: products, shops and categories that are listed; nothing before two letters. */
export async function suggest(typed: string) {
  if ([...typed].length < LEAST_TYPED) return { products: [], shops: [], categories: [] }
  const { livemode } = env()
  const [products, shops, categories] = await Promise.all([
    findTitles(livemode, typed, MOST_PRODUCTS),
    findShopsNamed(livemode, typed, MOST_SHOPS),
    findListedCategories(livemode),
  ])
  const plain = plainOf(typed)
  return { products, shops, categories: categories.filter(({ name }) => plainOf(name).includes(plain)).slice(0, MOST_CATEGORIES) }
}

/** In lower case, without accents. */
const plainOf = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
