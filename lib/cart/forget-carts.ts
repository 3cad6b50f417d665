import { deleteAdditions, deleteGuestCarts } from '@/lib/db/carts/carts'
import { BROWSER_COOKIE_SECONDS } from '@/lib/http/browser-cookie'

/** A press of "Add to cart" that is repeated later than this counts as another. */
const DAY_MS = 86_400_000

/**
 * Deletes guests' carts that nobody has changed for as long as a browser's cookie lasts: nobody can open them any more. Also what tells a repeated press from
 * another, once it is a day old.
 * @returns how many carts
 */
export async function forgetCarts(now = new Date()): Promise<number> {
  await deleteAdditions(new Date(now.getTime() - DAY_MS))
  return deleteGuestCarts(new Date(now.getTime() - BROWSER_COOKIE_SECONDS * 1000))
}
