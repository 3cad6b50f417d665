import { type TokenAnswer, takeToken } from '@/lib/db/operations/rate-limit'
import type { Buyer } from '@/lib/orders/access'

/** Card testing aims at saving cards: each try counts against the address it comes from and the browser. */
export async function limitCheckout(buyer: Buyer, ip: string): Promise<TokenAnswer> {
  const byIp = await takeToken('checkout-ip', ip)
  return byIp.ok ? takeToken('checkout-browser', buyer.browserHash) : byIp
}
