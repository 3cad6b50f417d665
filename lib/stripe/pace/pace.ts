import type { Lane } from '@/lib/domain/operations/jobs'
import { type RateLimit, TokenBucket } from '@/lib/domain/operations/token-bucket'

/** One call as Stripe counts it: on an account, of a kind. */
export type PacedCall = { account: string; endpoint: string; lane: Lane }

/** Batch work gets half of an account's limit, divided among the processes, and leaves half of each burst. Checkout is never divided: see `Pace`. */
const BATCH_SHARE = 0.5
const BATCH_RESERVE = 0.5
/** Rather than wait longer than this, a call is given up before it is made. */
const LONGEST_WAIT_MS: Record<Lane, number> = { checkout: 20_000, batch: 120_000 }
const MOST_IDLE_ACCOUNTS = 5000

type Waiting = PacedCall & { until: number; admit: (may: boolean) => void }
type Account = {
  all: TokenBucket
  batch: TokenBucket
  endpoints: Map<string, TokenBucket>
  waiting: Record<Lane, Waiting[]>
  /** When somebody is next served, and the timer that does it. */
  dueAt: number
  timer?: unknown
}

/** The clock it goes by; the simulation of a day has one of its own. Times in milliseconds. */
type PaceClock = { now: () => number; after: (ms: number, work: () => void) => unknown; forget: (timer: unknown) => void }

const MACHINE_CLOCK: PaceClock = {
  now: () => Date.now(),
  after: (ms, work) => setTimeout(work, ms),
  forget: (timer) => clearTimeout(timer as NodeJS.Timeout),
}

/**
 * Lets calls to Stripe begin no faster than Stripe takes them, checkout before batch work. Stripe counts each account for itself (docs.stripe.com/rate-limits),
 * and so does this.
 *
 * Each process counts alone: to ask a common counter would cost every purchase a round trip. Batch work, which could use up all there is, is divided among the
 * processes; checkout is not, since a process that happens to get all the buyers would make them wait for nothing. Should the processes together go too fast,
 * Stripe says 429, and `slowDown` makes this one slower until that stops.
 */
export class Pace {
  private readonly accounts = new Map<string, Account>()
  private processes = 1

  constructor(
    private readonly limit: RateLimit,
    private readonly clock = MACHINE_CLOCK,
  ) {}

  /** How many processes share the limit, as far as is known. */
  shareAmong(processes: number): void {
    this.processes = Math.max(1, processes)
    for (const { batch } of this.accounts.values()) batch.changeLimit(this.batchLimit())
  }

  /** Resolves when the call may begin; with false when it would have had to wait too long. */
  admit(call: PacedCall): Promise<boolean> {
    return new Promise((resolve) => this.ask(call, resolve))
  }

  /** The same with an answer that may come at once. */
  ask(call: PacedCall, admit: (may: boolean) => void): void {
    const account = this.accountOf(call.account)
    const now = this.clock.now()
    const wait = this.waitFor(account, call, now)
    if (wait === 0) {
      admit(true)
      return
    }
    const waiting = { ...call, until: now + LONGEST_WAIT_MS[call.lane], admit }
    account.waiting[call.lane].push(waiting)
    this.serveAt(account, Math.min(now + wait, waiting.until))
  }

  /** Stripe said that calls on this account come too fast. */
  slowDown(account: string): void {
    const { all, batch } = this.accountOf(account)
    for (const bucket of [all, batch]) bucket.slowDown(this.clock.now())
  }

  private batchLimit(): number {
    return (this.limit.account * BATCH_SHARE) / this.processes
  }

  private serveAt(account: Account, at: number): void {
    if (at >= account.dueAt) return
    this.clock.forget(account.timer)
    account.dueAt = at
    account.timer = this.clock.after(Math.max(1, Math.ceil(at - this.clock.now())), () => this.serve(account))
  }

  private serve(account: Account): void {
    const now = this.clock.now()
    account.dueAt = Number.POSITIVE_INFINITY
    let next = Number.POSITIVE_INFINITY
    for (const lane of ['checkout', 'batch'] as const) {
      account.waiting[lane] = account.waiting[lane].filter((call) => {
        const wait = this.waitFor(account, call, now)
        if (wait > 0 && call.until > now) next = Math.min(next, now + wait, call.until)
        else call.admit(wait === 0)
        return wait > 0 && call.until > now
      })
    }
    this.serveAt(account, next)
  }

  /** How long until a call may begin. Where it may, it has begun: its tokens are taken. */
  private waitFor(account: Account, call: PacedCall, now: number): number {
    // Batch work stands back while any checkout waits.
    if (call.lane === 'batch' && account.waiting.checkout.length > 0) return Number.POSITIVE_INFINITY
    return take(account, call.lane, this.endpointOf(account, call, now), now)
  }

  private accountOf(name: string): Account {
    const known = this.accounts.get(name)
    if (known) return known
    const now = this.clock.now()
    if (this.accounts.size >= MOST_IDLE_ACCOUNTS) this.forgetIdle(now)
    const made: Account = {
      all: new TokenBucket(this.limit.account, now),
      batch: new TokenBucket(this.batchLimit(), now),
      endpoints: new Map(),
      waiting: { checkout: [], batch: [] },
      dueAt: Number.POSITIVE_INFINITY,
    }
    this.accounts.set(name, made)
    return made
  }

  private endpointOf({ endpoints }: Account, { endpoint }: PacedCall, now: number): TokenBucket {
    const known = endpoints.get(endpoint)
    if (known) return known
    const made = new TokenBucket(this.limit.endpoint, now)
    endpoints.set(endpoint, made)
    return made
  }

  private forgetIdle(now: number): void {
    for (const [name, { all, dueAt }] of this.accounts) {
      if (dueAt === Number.POSITIVE_INFINITY && all.isFull(now)) this.accounts.delete(name)
    }
  }
}

function take({ all, batch }: Account, lane: Lane, endpoint: TokenBucket, now: number): number {
  const reserve = lane === 'batch' ? BATCH_RESERVE : 0
  const wait = Math.max(all.wait(now, reserve), endpoint.wait(now, reserve), lane === 'batch' ? batch.wait(now) : 0)
  if (wait > 0) return wait
  for (const bucket of lane === 'batch' ? [all, endpoint, batch] : [all, endpoint]) bucket.take(now)
  return 0
}
