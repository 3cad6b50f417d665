import { deleteLine } from '@/lib/db/carts/carts'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'

/** Takes a product out of a cart; one that is not there stays away. */
export function removeItem(owner: CartOwner, { productId }: { productId: string }): Promise<void> {
  return deleteLine(owner, productId)
}
