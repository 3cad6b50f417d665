import { deleteWish, putWish } from '@/lib/db/carts/wishes'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'
import type { ChangeWish } from '@/lib/domain/wire/wishlist'

/** Puts a product into a wishlist or takes it out; twice is once. @returns `full` when it takes no more */
export async function changeWish(owner: CartOwner, { productId, change }: ChangeWish): Promise<'done' | 'full'> {
  if (change === 'remove') {
    await deleteWish(owner, productId)
    return 'done'
  }
  return (await putWish(owner, productId)) === 'full' ? 'full' : 'done'
}
