import { type CartOwner, countPieces } from '@/lib/db/carts/carts'

/** How many pieces are in the cart, for the link to it. */
export function countItems(owner: CartOwner): Promise<number> {
  return countPieces(owner)
}
