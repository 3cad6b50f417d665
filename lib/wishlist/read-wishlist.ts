import { randomUUID } from 'node:crypto'
import { productView } from '@/lib/catalog/product-view'
import { findOnlyVariants, findWishedAmong, findWishes } from '@/lib/db/carts/wishes'
import { cardsOf } from '@/lib/db/catalog/products'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'
import type { Wish } from '@/lib/domain/wire/wishlist'
import { mergeWishes } from './merge-wishes'

/** A wishlist, the newest first, with prices and stock as they are now. What has no page any more is left out. */
export async function readWishlist(owner: CartOwner): Promise<Wish[]> {
  await mergeWishes(owner)
  const rows = await findWishes(owner)
  const ids = rows.map(({ productId }) => productId)
  const [cards, variants] = await Promise.all([cardsOf(ids), findOnlyVariants(ids)])
  const seen = new Map(rows.map((row) => [row.productId, row]))
  const shown = cards.filter(({ status }) => status === 'active' || status === 'archived')
  return shown.map((row) => {
    const product = productView(row)
    const { seenPriceMinor: amountMinor = product.priceMinor, seenCurrency: currency = product.currency } = seen.get(row.id) ?? {}
    const isSame = amountMinor === product.priceMinor && currency === product.currency
    return { product, was: isSame ? null : { amountMinor, currency }, variantId: variants.get(row.id) ?? null, addId: randomUUID() }
  })
}

/** Which of these products are in a wishlist, for their hearts. */
export async function readSaved(owner: CartOwner, products: { id: string }[]): Promise<ReadonlySet<string>> {
  return new Set(
    products.length > 0
      ? await findWishedAmong(
          owner,
          products.map(({ id }) => id),
        )
      : [],
  )
}
