import { productView } from '@/lib/catalog/product-view'
import { type CartOwner, findCartLines } from '@/lib/db/carts'
import { type CartView, cartView } from '@/lib/domain/cart'
import { mergeCarts } from './merge-carts'

/** The cart as it is now: prices, stock and whether each seller can charge are looked at anew. */
export async function readCart(owner: CartOwner): Promise<CartView> {
  await mergeCarts(owner)
  const rows = await findCartLines(owner)
  return cartView(
    rows.map(({ product, quantity, seenPriceMinor, seenCurrency }) => ({ product: productView(product), quantity, seenPriceMinor, seenCurrency })),
  )
}
