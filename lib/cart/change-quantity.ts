import { setQuantity } from '@/lib/db/carts/carts'
import type { ChangeQuantity } from '@/lib/domain/cart/cart'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'

/** Sets how many pieces of a product a cart holds; the price shown beside it is the one the buyer knows from now on. A line that is gone stays away. */
export async function changeQuantity(owner: CartOwner, change: ChangeQuantity): Promise<void> {
  await setQuantity(owner, change)
}
