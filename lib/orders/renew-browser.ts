import { claimGuestCards } from '@/lib/db/customers/saved-cards'
import { moveGuestOrders } from '@/lib/db/orders/guest-orders'
import { hashOfToken } from '@/lib/http/browser-cookie'

/**
 * Gives what a guest did in a browser (cart, wishlist, orders) to the browser's new cookie, when they sign in: who used the browser before keeps nothing by the old one.
 * Twice is once. A card that they chose to keep becomes theirs if the address it was entered under is the one they sign in with.
 * @param before the token of the cookie the guest had
 * @param after the token it is replaced by
 * @param person who signs in; their address is proven
 */
export async function renewBrowser(before: string, after: string, person: { userId: string; email: string }): Promise<void> {
  await moveGuestOrders(hashOfToken(before), hashOfToken(after))
  await claimGuestCards(hashOfToken(after), person)
}
