import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

// Counted in the memory of each process: asking only reads, and to count it in the database would cost more than the answer.
const SECONDS = 60
// One checkout asks at most every other second, from two windows at most; behind one address there may be a whole office.
const limiters = {
  checkout: new RateLimiterMemory({ points: 120, duration: SECONDS }),
  address: new RateLimiterMemory({ points: 900, duration: SECONDS }),
}

/**
 * Counts one more question about a checkout.
 * @returns the seconds to wait where it is one too many, else null
 */
export async function askedTooOften(checkoutId: string, ip: string): Promise<number | null> {
  try {
    await limiters.address.consume(ip)
    await limiters.checkout.consume(checkoutId)
    return null
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
  }
}
