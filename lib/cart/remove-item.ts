import { deleteLine } from '@/lib/db/carts/carts'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'

/** Takes a product out of a cart; one that is not there stays away. */
export function removeItem(owner: CartOwner, { variantId }: { variantId: string }): Promise<void> {
  return deleteLine(owner, variantId)
}
