import { type TokenAnswer, takeToken } from '@/lib/db/operations/rate-limit'

/**
 * Counts one more return from Stripe's consent page against the address it comes from.
 * @param step where it arrives: at the stable host that relays it, or at the shop that began it
 */
export function limitConnect(step: 'relay' | 'callback', ip: string): Promise<TokenAnswer> {
  return takeToken(`connect-${step}`, ip)
}
