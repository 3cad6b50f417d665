import { mergeGuestWishes } from '@/lib/db/carts/wishes'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'

/** Makes what a browser's guest saved part of the wishlist of whoever is signed in there. Done at sign-in, and again whenever the wishlist is read. */
export async function mergeWishes({ userId, browserHash }: CartOwner): Promise<void> {
  if (userId) await mergeGuestWishes({ userId, browserHash })
}
