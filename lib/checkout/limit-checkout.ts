import { type TokenAnswer, takeTokens } from '@/lib/db/operations/rate-limit'
import type { Buyer } from '@/lib/orders/access'

/** Card testing aims at saving cards: each try counts against the address it comes from and the browser. */
export function limitCheckout(buyer: Buyer, ip: string): Promise<TokenAnswer> {
  return takeTokens([
    { scope: 'checkout-ip', key: ip },
    { scope: 'checkout-browser', key: buyer.browserHash },
  ])
}
