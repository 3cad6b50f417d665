import { setTimeout as delay } from 'node:timers/promises'
import Stripe from 'stripe'
import type { Lane } from '@/lib/domain/operations/jobs'
import { storable } from '@/lib/domain/wire/text'
import { env } from '@/lib/env'
import { currentLane } from './lane'
import { Pace } from './pace'

type Request = Parameters<Stripe.HttpClient['makeRequest']>
type Answer = Awaited<ReturnType<Stripe.HttpClient['makeRequest']>>

/** The name under which calls on our own account are counted. */
const PLATFORM = 'platform'
/** A plain 429 is tried again so often, half a second to eight later and never at the same moment as others. A job then waits for longer than that. */
const MORE_TRIES: Record<Lane, number> = { checkout: 4, batch: 2 }
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 8000

// The server's code is bundled more than once: all copies must count together.
const shared = globalThis as typeof globalThis & { soukPace?: Pace | null }

function pace(): Pace | null {
  const { rateLimit } = env()
  if (shared.soukPace === undefined) shared.soukPace = rateLimit && new Pace(rateLimit)
  return shared.soukPace
}

/** Tells this process how many there are, so that all together stay below Stripe's limit. */
export function shareRateLimit(processes: number): void {
  pace()?.shareAmong(processes)
}

/**
 * The SDK's HTTP client, made to keep to Stripe's rate limits: every call waits until it may begin, and one that is answered 429 is made again later, with its
 * idempotency key. (The SDK repeats a 429 only where Stripe asks it to, for a locked object.) Source: docs.stripe.com/rate-limits
 */
export class PacedHttpClient extends Stripe.HttpClient {
  private readonly inner = Stripe.createNodeHttpClient()

  override getClientName(): string {
    return this.inner.getClientName()
  }

  override async makeRequest(...request: Request): Promise<Answer> {
    const [, , path, method, headers] = request
    const account = accountOf(path, headers)
    const lane = currentLane()
    for (let tries = 0; ; tries += 1) {
      const mayBegin = await (pace()?.admit({ account, endpoint: endpointOf(method, path), lane }) ?? true)
      if (!mayBegin) return new NotBegun()
      const answer = await this.inner.makeRequest(...request)
      if (answer.getStatusCode() !== 429 || answer.getHeaders()['stripe-should-retry'] === 'true') return new StorableAnswer(answer)
      pace()?.slowDown(account)
      if (tries >= MORE_TRIES[lane]) return new StorableAnswer(answer)
      // Read to its end, so that the connection can be used again.
      await answer.toJSON().catch(() => undefined)
      await delay(pauseAfter(tries))
    }
  }
}

/** Whose limit a call counts against: a connected account named in the header or in the path, or our own. */
function accountOf(path: string, headers: Request[4]): string {
  return String(headers['Stripe-Account'] || /^\/v1\/accounts\/(acct_\w+)/.exec(path)?.[1] || PLATFORM)
}

/** `GET /v1/charges/:id` for every charge: what Stripe counts as one kind of call. */
export function endpointOf(method: string, path: string): string {
  const [route = ''] = path.split('?')
  return `${method} ${route.replace(/\/[a-z]{2,}_\w+(?=\/|$)/g, (part) => (/\d/.test(part) ? '/:id' : part))}`
}

/** Anywhere up to twice as long as the time before: who was refused together does not come back together. */
function pauseAfter(tries: number): number {
  return (0.5 + Math.random() / 2) * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries)
}

/** Stripe's answer, of which everything can be kept: people type names with NUL, and Stripe hands them on. */
class StorableAnswer extends Stripe.HttpClientResponse {
  constructor(private readonly inner: Answer) {
    super(inner.getStatusCode(), inner.getHeaders())
  }

  override getRawResponse(): unknown {
    return this.inner.getRawResponse()
  }

  override toStream(...given: Parameters<Answer['toStream']>): ReturnType<Answer['toStream']> {
    return this.inner.toStream(...given)
  }

  override async toJSON(): Promise<unknown> {
    return storable(await this.inner.toJSON())
  }
}

/** What Stripe would have said, had the call been made: too many. Nothing was done. */
class NotBegun extends Stripe.HttpClientResponse {
  constructor() {
    super(429, {})
  }

  override getRawResponse(): unknown {
    return {}
  }

  override toJSON(): Promise<unknown> {
    return Promise.resolve({ error: { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many calls to Stripe are waiting.' } })
  }
}
