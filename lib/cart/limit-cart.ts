import { type TokenAnswer, takeTokens } from '@/lib/db/operations/rate-limit'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'

/** Each change of a cart counts against the address it comes from and the browser: carts are rows that anybody can make. */
export function limitCart(owner: CartOwner, ip: string): Promise<TokenAnswer> {
  return takeTokens([
    { scope: 'cart-ip', key: ip },
    { scope: 'cart-browser', key: owner.browserHash },
  ])
}
