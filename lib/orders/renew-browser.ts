import { moveGuestOrders } from '@/lib/db/orders/guest-orders'
import { hashOfToken } from '@/lib/http/browser-cookie'

/**
 * Gives what a guest did in a browser (cart, orders) to the browser's new cookie, when they sign in: who used the browser before keeps nothing by the old one.
 * Twice is once.
 * @param before the token of the cookie the guest had
 * @param after the token it is replaced by
 */
export async function renewBrowser(before: string, after: string): Promise<void> {
  await moveGuestOrders(hashOfToken(before), hashOfToken(after))
}
