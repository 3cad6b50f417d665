import { createHmac } from 'node:crypto'
import type Stripe from 'stripe'
import { shortId } from '@/sandbox/core/ids'
import type { Delivery, DeliveryAttempt } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { secretsInForce } from '@/sandbox/keys/api-keys'

const SECOND = 1000
const HOUR = 3600 * SECOND
/** How long after each failed attempt the next one starts: quick at first, then as far apart as Stripe's; three days in all. */
const BACK_OFF_MS = [SECOND, 5 * SECOND, 30 * SECOND, 300 * SECOND, HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 24 * HOUR]
const ANSWER_LIMIT_MS = 20 * SECOND
const KEPT_ANSWER = 4000
const MAX_IN_FLIGHT = 16

/**
 * Writes one delivery for each endpoint that wants the event: the account's own endpoints, and the Connect endpoints of every platform the
 * account is connected to, or of `onlyPlatforms`. Gives how many there are.
 */
export function queueDeliveries(world: World, account: string, event: Stripe.EventBase, onlyPlatforms?: string[]): number {
  let count = 0
  const queue = (owner: string, connect: boolean) => {
    for (const endpoint of world.store.newest('webhook_endpoint', owner)) {
      const { enabled_events: wanted, status, url } = endpoint.object
      if (endpoint.hidden.connect !== connect || status !== 'enabled') continue
      if (!wanted.includes('*') && !wanted.includes(event.type)) continue
      const delivery: Delivery = {
        id: shortId('wd', 24),
        event: event.id,
        eventAccount: account,
        endpoint: endpoint.id,
        connect,
        url,
        state: 'pending',
        attempts: [],
      }
      send(world, owner, delivery)
      count += 1
    }
  }
  queue(account, false)
  for (const platform of onlyPlatforms ?? platformsOf(world, account)) queue(platform, true)
  return count
}

/** The exact text that is posted and signed, the same at every attempt; it is not kept beside the event. Empty where there is none any more. */
export function bodyOf(world: Pick<World, 'store'>, { body, connect, event, eventAccount }: Delivery): string {
  const row = world.store.get('event', event)?.object
  if (body !== undefined || !row) return body ?? ''
  return JSON.stringify(connect ? { ...row, pending_webhooks: 1, account: eventAccount } : { ...row, pending_webhooks: 1 }, null, 2)
}

/** Writes a delivery down and plans its first attempt as the switches have it. A dropped one stays until someone resends it. */
function send(world: World, owner: string, delivery: Delivery): void {
  const fate = world.deliveries.next()
  const now = world.clock.nowMs()
  world.store.insert('delivery', owner, delivery.id, fate.isDropped ? { ...delivery, state: 'dropped' } : delivery, {})
  if (fate.isDropped) return
  world.timers.schedule('deliver', now + fate.waitMs, { delivery: delivery.id, attempt: '0' })
  if (fate.againMs !== null) world.timers.schedule('deliver_again', now + fate.againMs, { delivery: delivery.id })
}

function platformsOf(world: World, account: string): string[] {
  const platforms = new Set<string>()
  for (const row of world.store.newest('connection', account)) if (row.object.revokedAt === null) platforms.add(row.object.platform)
  return [...platforms]
}

/** `Stripe-Signature` for a body: a time in seconds and one HMAC for each secret in force. */
function signature(body: string, secrets: string[], at: number): string {
  const macs = secrets.map((secret) => `v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`)
  return [`t=${at}`, ...macs].join(',')
}

/** Sends what is due, and again after failures. One per world; `register` before the timers start. */
export class Dispatcher {
  private readonly world: Omit<World, 'dispatcher'>
  private readonly waiting: string[] = []
  private inFlight = 0
  private whenIdle: Array<() => void> = []
  private readonly stopped = new AbortController()

  constructor(world: Omit<World, 'dispatcher'>) {
    this.world = world
  }

  register(): void {
    const { store, timers, clock } = this.world
    timers.handle('deliver', ({ delivery = '', attempt }) => {
      const row = store.get('delivery', delivery)
      if (row?.object.state !== 'pending' || String(row.object.attempts.length) !== attempt) return
      // A program killed during the attempt must not lose it: this timer stands until the attempt is written down.
      timers.schedule('deliver', clock.nowMs() + 2 * ANSWER_LIMIT_MS, { delivery, attempt, interrupted: 'true' })
      store.onCommit(() => this.enqueue(delivery))
    })
    timers.handle('deliver_again', ({ delivery = '' }) => store.onCommit(() => this.enqueue(delivery)))
    store.transaction(() => {
      for (const row of [...store.all('timer')]) {
        if (row.object.payload.interrupted) store.update('timer', row.id, { dueMs: clock.nowMs() })
      }
    })
  }

  /** Cuts open attempts; they are made again at the next start. */
  stop(): void {
    this.stopped.abort()
  }

  /** Sends a delivery once more, now, whatever became of it. For the dashboard's "Resend". Resolves when the attempt is written down. */
  async resend(deliveryId: string): Promise<Delivery | null> {
    if (!this.world.store.get('delivery', deliveryId)) return null
    await this.attempt(deliveryId)
    return this.world.store.get('delivery', deliveryId)?.object ?? null
  }

  /** Sends once more what was dropped or given up, of one event or of all, in the order in which it was made. Gives what became of it. */
  async resendLost(event?: string): Promise<Delivery[]> {
    const isLost = ({ state, event: of }: Delivery) => (state === 'dropped' || state === 'failed') && (event === undefined || of === event)
    const lost = [...this.world.store.all('delivery')].filter((row) => isLost(row.object))
    const sent: Delivery[] = []
    for (const { id } of lost) {
      const delivery = await this.resend(id)
      if (delivery) sent.push(delivery)
    }
    return sent
  }

  /** Resolves when no attempt is under way or waiting for its turn. */
  idle(): Promise<void> {
    if (this.inFlight === 0 && this.waiting.length === 0) return Promise.resolve()
    return new Promise((resolve) => this.whenIdle.push(resolve))
  }

  private enqueue(deliveryId: string): void {
    this.waiting.push(deliveryId)
    this.next()
  }

  private next(): void {
    while (this.inFlight < MAX_IN_FLIGHT) {
      const deliveryId = this.waiting.shift()
      if (deliveryId === undefined) return
      this.inFlight += 1
      void this.attempt(deliveryId).finally(() => {
        this.inFlight -= 1
        this.next()
        if (this.inFlight > 0) return
        for (const resolve of this.whenIdle.splice(0)) resolve()
      })
    }
  }

  private async attempt(deliveryId: string): Promise<void> {
    const delivery = this.world.store.get('delivery', deliveryId)?.object
    const endpoint = delivery && this.world.store.get('webhook_endpoint', delivery.endpoint)
    if (!delivery || this.stopped.signal.aborted) return
    if (!endpoint) {
      this.world.store.transaction(() => this.finish(delivery, 'failed'))
      return
    }
    const secrets = secretsInForce(this.world, endpoint.hidden).map((each) => each.secret)
    const result = await this.post(endpoint.object.url, bodyOf(this.world, delivery), secrets)
    if (!this.stopped.signal.aborted) this.world.store.transaction(() => this.record(deliveryId, result))
  }

  private async post(url: string, body: string, secrets: string[]): Promise<DeliveryAttempt> {
    const at = this.world.clock.now()
    // The machine's time: the world's may stand still.
    const startedMs = Date.now()
    const requestHeaders = {
      Accept: '*/*; q=0.5, application/xml',
      'Cache-Control': 'no-cache',
      'Content-Type': 'application/json; charset=utf-8',
      'Stripe-Signature': signature(body, secrets, at),
      'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    }
    const done = (status: number | null, responseBody: string): DeliveryAttempt => ({
      at,
      requestHeaders,
      status,
      responseBody: responseBody.slice(0, KEPT_ANSWER),
      durationMs: Date.now() - startedMs,
    })
    try {
      const signal = AbortSignal.any([this.stopped.signal, AbortSignal.timeout(ANSWER_LIMIT_MS)])
      const answer = await fetch(url, { method: 'POST', headers: requestHeaders, body, redirect: 'manual', signal })
      return done(answer.status, await answer.text())
    } catch (error) {
      const { cause, message } = error instanceof Error ? error : new Error(String(error))
      return done(null, (cause instanceof Error && cause.message) || message)
    }
  }

  private record(deliveryId: string, attempt: DeliveryAttempt): void {
    const before = this.world.store.get('delivery', deliveryId)?.object
    if (!before) return
    const attempts = [...before.attempts, attempt]
    const { object: delivery } = this.world.store.update('delivery', deliveryId, { attempts })
    const isAccepted = attempt.status !== null && attempt.status >= 200 && attempt.status < 300
    const wait = BACK_OFF_MS[attempts.length - 1]
    if (isAccepted) this.finish(delivery, 'succeeded')
    if (isAccepted || delivery.state !== 'pending') return
    if (wait === undefined) {
      this.finish(delivery, 'failed')
      return
    }
    const dueMs = this.world.clock.nowMs() + wait
    this.world.timers.schedule('deliver', dueMs, { delivery: deliveryId, attempt: String(attempts.length) })
  }

  private finish(delivery: Delivery, state: 'succeeded' | 'failed'): void {
    if (delivery.state === state) return
    this.world.store.update('delivery', delivery.id, { state })
    const event = this.world.store.get('event', delivery.event)
    if (!event) return
    const wasPending = delivery.state === 'failed' ? 0 : 1
    const pending = event.hidden.pending - wasPending
    const failed = event.hidden.failed + (state === 'failed' ? 1 : wasPending - 1)
    this.world.store.update('event', event.id, {}, { pending, failed })
  }
}
