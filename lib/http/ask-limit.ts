import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

// Counted in the memory of each process: asking only reads, and to count it in the database would cost more than the answer.
const SECONDS = 60
const limitOf = (points: number) => new RateLimiterMemory({ points, duration: SECONDS })
// One checkout asks at most every other second, from two windows at most; behind one address there may be a whole office.
const asking = { purchase: limitOf(120), address: limitOf(900) }
// Followed, it is read once a second where no stream gets through, and else streamed anew every other second at most.
const following = { purchase: limitOf(300), address: limitOf(1800) }
/** A stream looks several times a second, and for as long as a minute. */
const STREAM_POINTS = 5

type Limited = { ok: true } | { ok: false; retryAfterSeconds: number }

/**
 * Counts one more question about a purchase, or a wish to end it: both read Stripe.
 * @param id of the checkout, or of the order
 * @returns the seconds to wait where it is one too many
 */
export function limitAsking(id: string, ip: string): Promise<Limited> {
  return count(asking, id, ip, 1)
}

/** Counts one more look at how far a purchase has come, once or as a stream. @returns the seconds to wait where it is one too many */
export function limitFollowing(checkoutId: string, ip: string, isStream: boolean): Promise<Limited> {
  return count(following, checkoutId, ip, isStream ? STREAM_POINTS : 1)
}

async function count(limit: typeof asking, id: string, ip: string, points: number): Promise<Limited> {
  try {
    await limit.address.consume(ip, points)
    await limit.purchase.consume(id, points)
    return { ok: true }
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) }
  }
}
