import { mergeGuestCart } from '@/lib/db/carts/carts'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'

/**
 * Makes what a browser's guest put into the cart part of the cart of whoever is signed in there: both keep their lines, pieces of the same product
 * are added up to what a line may hold. Done at sign-in, and again whenever the cart is read: a process that stopped in between loses nothing.
 */
export async function mergeCarts({ userId, browserHash }: CartOwner): Promise<void> {
  if (userId) await mergeGuestCart({ userId, browserHash })
}
