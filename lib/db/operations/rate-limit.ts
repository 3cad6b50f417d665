import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from '@/lib/db/client'

/** How often each thing may be done: `points` times within `seconds`, counted in PostgreSQL so that it holds across processes. */
const LIMITS = {
  'sign-in-ip': { points: 100, seconds: 600 },
  'sign-in-email': { points: 6, seconds: 600 },
  'second-factor': { points: 8, seconds: 600 },
  // Card testing: a stolen card list is tried from few addresses, but in many browsers.
  'checkout-ip': { points: 60, seconds: 600 },
  'checkout-browser': { points: 20, seconds: 600 },
  // Codes that are none: who guesses them is stopped before they are looked up.
  'code-browser': { points: 20, seconds: 600 },
  'code-network': { points: 100, seconds: 600 },
  'cart-ip': { points: 600, seconds: 600 },
  'cart-browser': { points: 200, seconds: 600 },
  // Shops and what is in them are rows and pages that anybody with an e-mail address can make.
  'shop-ip': { points: 20, seconds: 86_400 },
  'product-hour': { points: 100, seconds: 3600 },
  'product-day': { points: 500, seconds: 86_400 },
  picture: { points: 100, seconds: 3600 },
  'digital-file': { points: 60, seconds: 3600 },
  'license-keys': { points: 60, seconds: 3600 },
  // Links to a file that was bought, by the line of the order.
  download: { points: 60, seconds: 3600 },
  discount: { points: 300, seconds: 3600 },
  // Each is told to its seller by mail, and its pictures are kept.
  return: { points: 10, seconds: 86_400 },
  // By part and side; the other side is told by mail.
  message: { points: 30, seconds: 3600 },
  zone: { points: 300, seconds: 3600 },
  tax: { points: 100, seconds: 3600 },
  // Mails about orders to an address that a guest typed: receipts of what was paid, and one line about what is not.
  'guest-receipt': { points: 12, seconds: 86_400 },
  'guest-news': { points: 6, seconds: 86_400 },
  // New links to an order, on request of somebody who came by one that is over.
  'order-link': { points: 5, seconds: 3600 },
  'connect-start': { points: 20, seconds: 600 },
  'connect-callback': { points: 30, seconds: 600 },
  'connect-relay': { points: 60, seconds: 600 },
  'account-check': { points: 60, seconds: 600 },
} as const

export type RateLimitScope = keyof typeof LIMITS
export type TokenAnswer = { ok: true } | { ok: false; retryAfterSeconds: number }

const limiters = new Map<RateLimitScope, RateLimiterPrisma>()

function limiterOf(scope: RateLimitScope): RateLimiterPrisma {
  const known = limiters.get(scope)
  if (known) return known
  const { points, seconds: duration } = LIMITS[scope]
  const made = new RateLimiterPrisma({ storeClient: db(), tableName: 'rateLimit', keyPrefix: scope, points, duration })
  limiters.set(scope, made)
  return made
}

/**
 * Counts one more `scope` by `key` (an address, a browser's hash, an e-mail) and says whether it may go on.
 * @returns the seconds to wait when not
 */
export async function takeToken(scope: RateLimitScope, key: string): Promise<TokenAnswer> {
  try {
    await limiterOf(scope).consume(key)
    return { ok: true }
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) }
  }
}

/** Whether one more `scope` by `key` may be counted. Counts nothing itself. */
export async function hasToken(scope: RateLimitScope, key: string): Promise<boolean> {
  const counted = await limiterOf(scope).get(key)
  return counted === null || counted.remainingPoints > 0
}
