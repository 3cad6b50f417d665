import { deleteGuestCarts } from '@/lib/db/carts/carts'
import { BROWSER_COOKIE_SECONDS } from '@/lib/http/browser-cookie'

/**
 * Deletes guests' carts that nobody has changed for as long as a browser's cookie lasts: nobody can open them any more.
 * @returns how many
 */
export function forgetCarts(now = new Date()): Promise<number> {
  return deleteGuestCarts(new Date(now.getTime() - BROWSER_COOKIE_SECONDS * 1000))
}
