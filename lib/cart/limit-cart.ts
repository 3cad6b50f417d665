import { type TokenAnswer, takeToken } from '@/lib/db/operations/rate-limit'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'

/** Each change of a cart counts against the address it comes from and the browser: carts are rows that anybody can make. */
export async function limitCart(owner: CartOwner, ip: string): Promise<TokenAnswer> {
  const byIp = await takeToken('cart-ip', ip)
  return byIp.ok ? takeToken('cart-browser', owner.browserHash) : byIp
}
