import { type CartOwner, deleteLine } from '@/lib/db/carts/carts'

/** Takes a product out of a cart; one that is not there stays away. */
export function removeItem(owner: CartOwner, { productId }: { productId: string }): Promise<void> {
  return deleteLine(owner, productId)
}
