import { countProductsUpTo } from '@/lib/db/catalog/product-edits'
import { takeToken } from '@/lib/db/operations/rate-limit'
import { canSell } from '@/lib/domain/catalog/availability'
import type { Said } from '@/lib/domain/wire/said'
import { env } from '@/lib/env'

type Shop = { id: string } & Parameters<typeof canSell>[0]

/** A catalog larger than this comes in by other ways than a form. */
const MOST_PRODUCTS = 5000
/** With files a shop may have more. */
const MOST_IMPORTED = 50_000
/** Enough to prepare an opening, and little for someone who only wants pages on our domain. */
const MOST_BEFORE_SELLING = 50

/**
 * Counts one more product of a shop, and its picture.
 * @returns why no more are taken now; null when it may be made
 */
export async function limitNewProduct(shop: Shop, hasPicture: boolean): Promise<Said | null> {
  const mostOfAll = canSell(shop, env()) ? MOST_PRODUCTS : MOST_BEFORE_SELLING
  if ((await countProductsUpTo(shop.id, mostOfAll)) >= mostOfAll) {
    return { key: mostOfAll === MOST_PRODUCTS ? 'product.tooManyProducts' : 'product.tooManyBeforeSelling', values: { max: mostOfAll } }
  }
  const byHour = await takeToken('product-hour', shop.id)
  if (!byHour.ok) return tooMany(byHour.retryAfterSeconds)
  const byDay = await takeToken('product-day', shop.id)
  if (!byDay.ok) return tooMany(byDay.retryAfterSeconds)
  return hasPicture ? limitPicture(shop.id) : null
}

/**
 * Counts one more file of products of a shop.
 * @param count how many of them are new
 * @returns why it is not taken now; null when it may be imported
 */
export async function limitImport(shop: Shop, count: number): Promise<Said | null> {
  const max = canSell(shop, env()) ? MOST_IMPORTED : MOST_BEFORE_SELLING
  if (count > 0 && (await countProductsUpTo(shop.id, max)) + count > max)
    return { key: max === MOST_IMPORTED ? 'product.tooManyProducts' : 'product.tooManyBeforeSelling', values: { max } }
  const limit = await takeToken('import', shop.id)
  return limit.ok ? null : tooMany(limit.retryAfterSeconds)
}

/** Counts one more picture of a shop. @returns why no more are taken now; null when it may be decoded */
export async function limitPicture(sellerId: string): Promise<Said | null> {
  const limit = await takeToken('picture', sellerId)
  return limit.ok ? null : tooMany(limit.retryAfterSeconds)
}

function tooMany(seconds: number): Said {
  return { key: 'product.tooManyNow', values: { minutes: Math.ceil(seconds / 60) } }
}
