/** How many calls a second Stripe takes: on one account in all, and of one kind. */
export type RateLimit = { account: number; endpoint: number }

/** A fifth of the limit at once, four fifths of it steadily: no second ever sees more than the limit. */
const BURST_SHARE = 0.2
/** After a refusal half as fast, an eighth at least; each second without one gives a tenth of the speed back. */
const SLOWEST = 1 / 8
const RECOVERY_PER_MS = 0.1 / 1000

/** Says when something that is limited to so many a second may begin. Times are milliseconds of any one clock. */
export class TokenBucket {
  private perMs: number
  private readonly capacity: number
  private tokens: number
  private filledAt: number
  private speed = 1

  /** @param limit a second */
  constructor(limit: number, now: number) {
    this.capacity = Math.max(2, limit * BURST_SHARE)
    this.perMs = perMs(limit, this.capacity)
    this.tokens = this.capacity
    this.filledAt = now
  }

  /**
   * How long until the next may begin; 0: now.
   * @param reserve the share of the burst that is left to others, 0 to 1
   */
  wait(now: number, reserve = 0): number {
    this.fill(now)
    const missing = 1 + Math.min(reserve * this.capacity, this.capacity - 1) - this.tokens
    return missing <= 1e-9 ? 0 : missing / (this.perMs * this.speed)
  }

  /** One begins. */
  take(now: number): void {
    this.fill(now)
    this.tokens -= 1
  }

  /** The other side said that it was too much. */
  slowDown(now: number): void {
    this.fill(now)
    this.speed = Math.max(SLOWEST, this.speed / 2)
    this.tokens = Math.min(this.tokens, 0)
  }

  /** Another limit from now on; what was saved up stays. */
  changeLimit(limit: number): void {
    this.perMs = perMs(limit, this.capacity)
  }

  /** Whether it is as if nothing had ever begun. */
  isFull(now: number): boolean {
    this.fill(now)
    return this.tokens >= this.capacity && this.speed === 1
  }

  private fill(now: number): void {
    const passed = Math.max(0, now - this.filledAt)
    this.tokens = Math.min(this.capacity, this.tokens + passed * this.perMs * this.speed)
    this.speed = Math.min(1, this.speed + passed * RECOVERY_PER_MS)
    this.filledAt = Math.max(this.filledAt, now)
  }
}

function perMs(limit: number, capacity: number): number {
  return Math.max(limit * (1 - BURST_SHARE), limit - capacity) / 1000
}
