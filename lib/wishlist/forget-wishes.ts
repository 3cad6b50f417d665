import { deleteGuestWishes } from '@/lib/db/carts/wishes'
import { BROWSER_COOKIE_SECONDS } from '@/lib/http/browser-cookie'

/** Deletes what guests saved longer ago than a browser's cookie lasts. @returns how many */
export function forgetWishes(now = new Date()): Promise<number> {
  return deleteGuestWishes(new Date(now.getTime() - BROWSER_COOKIE_SECONDS * 1000))
}
