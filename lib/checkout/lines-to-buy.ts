import { findItemsForSale } from '@/lib/db/catalog/items-for-sale'
import { type CartView, itemsToBuy } from '@/lib/domain/cart/cart'
import type { Line } from './line'

/** What of a cart can be bought, as the checkout reads it; before any discount. */
export async function linesToBuy(cart: CartView): Promise<Line[]> {
  const items = itemsToBuy(cart)
  const rows = await findItemsForSale(items.map(({ variantId }) => variantId))
  return items.flatMap(({ variantId, quantity }) => {
    const product = rows.find((row) => row.variantId === variantId)
    return product ? [{ product, quantity, discountMinor: 0 }] : []
  })
}
