import type { CartOwner } from '@/lib/db/carts/carts'
import { type TokenAnswer, takeToken } from '@/lib/db/operations/rate-limit'

/** Each change of a cart counts against the address it comes from and the browser: carts are rows that anybody can make. */
export async function limitCart(owner: CartOwner, ip: string): Promise<TokenAnswer> {
  const byIp = await takeToken('cart-ip', ip)
  return byIp.ok ? takeToken('cart-browser', owner.browserHash) : byIp
}
