import { countPieces } from '@/lib/db/carts/carts'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'

/** How many pieces are in the cart, for the link to it. */
export function countItems(owner: CartOwner): Promise<number> {
  return countPieces(owner)
}
