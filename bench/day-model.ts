import type { Lane } from '@/lib/domain/operations/jobs'
import type { RateLimit } from '@/lib/domain/operations/token-bucket'
import { Pace } from '@/lib/stripe/pace/pace'
import { Servers, VirtualTime } from './virtual-time'

export const HOUR = 3_600_000
const MINUTE = 60_000

/** What the day is made of. Milliseconds; what was measured names the bench it comes from. */
export type Day = {
  orders: number
  seed: number
  /** Orders of 1, 2, 3 and 4 sellers; orders with a card that is known at all of them. */
  sellersOfOrder: readonly number[]
  knownCards: number
  sellers: number
  /** Twice a day for five minutes so many times the usual: an announced sale. */
  rush: number
  webCores: number
  databaseCores: number
  /** Worker processes, each with 16 webhook jobs in hand at most. */
  workers: number
  callMs: number
  readMs: number
  /** Our own processor and database time of a purchase, for each seller (bench:checkout), of accepting a delivery and of a job (bench:webhooks). */
  purchaseCpuMs: number
  purchaseDatabaseMs: number
  acceptCpuMs: number
  acceptDatabaseMs: number
  jobCpuMs: number
  jobDatabaseMs: number
  limit: RateLimit
}

/** Orders by the hour of the day, as shares of a hundred. */
const HOURS = [1.2, 0.8, 0.6, 0.5, 0.5, 0.7, 1.2, 2.2, 3.4, 4.3, 4.8, 5.1, 5.4, 5.2, 4.9, 4.8, 5.0, 5.6, 6.6, 8.0, 9.2, 8.6, 6.0, 3.4]
const WHOLE = HOURS.reduce((sum, share) => sum + share, 0)
const RUSHES = [12 * HOUR, 20 * HOUR]
const RUSH_MS = 300_000
const JOBS_OF_WORKER = 16
const PLATFORM = 'platform'

/** What one hour saw. Waits are what Stripe's limits cost: of an order all its calls together, of a batch call its own. */
export type HourSeen = {
  orders: number
  checkoutWaits: number[]
  batchWaits: number[]
  givenUp: number
  backlog: number
  calls: number
  platformCalls: number
}

/** Of the busiest minute: how busy the machines were (1: wholly), and what was asked for in a second, whether or not it had to wait. */
export type Peaks = { web: number; database: number; newCards: number; largestSeller: number; deliveries: number }

/** Lives through a day, event by event, with the token buckets the shop itself uses. */
export class DayOfOrders {
  readonly hours: HourSeen[] = HOURS.map(() => ({ orders: 0, checkoutWaits: [], batchWaits: [], givenUp: 0, backlog: 0, calls: 0, platformCalls: 0 }))
  readonly peaks: Peaks = { web: 0, database: 0, newCards: 0, largestSeller: 0, deliveries: 0 }
  private readonly time = new VirtualTime()
  private readonly pace: Pace
  private readonly web: Servers
  private readonly database: Servers
  private readonly workers: Servers
  private readonly random: () => number
  private minute = NOTHING()

  constructor(private readonly day: Day) {
    const { time } = this
    this.pace = new Pace(day.limit, { now: () => time.now, after: (ms, work) => time.after(ms, work), forget: (timer) => forget(timer) })
    this.web = new Servers(time, day.webCores)
    this.database = new Servers(time, day.databaseCores)
    this.workers = new Servers(time, day.workers * JOBS_OF_WORKER)
    this.random = randomOf(day.seed)
  }

  run(): void {
    this.time.after(0, () => this.nextOrder())
    this.time.after(0, () => this.nextSweep())
    for (let minute = 1; minute <= 24 * 60; minute += 1) {
      this.time.runUntil(minute * MINUTE)
      this.noteMinute()
      if (minute % 60 === 0) this.hourAt(minute * MINUTE - 1).backlog = this.workers.waiting
    }
  }

  private noteMinute(): void {
    const { web, database, newCards, largestSeller, deliveries } = this.minute
    const { peaks, day } = this
    peaks.web = Math.max(peaks.web, (this.web.busyMs - web) / MINUTE / day.webCores)
    peaks.database = Math.max(peaks.database, (this.database.busyMs - database) / MINUTE / day.databaseCores)
    peaks.newCards = Math.max(peaks.newCards, newCards / 60)
    peaks.largestSeller = Math.max(peaks.largestSeller, largestSeller / 60)
    peaks.deliveries = Math.max(peaks.deliveries, deliveries / 60)
    this.minute = { ...NOTHING(), web: this.web.busyMs, database: this.database.busyMs }
  }

  private hourAt(ms: number): HourSeen {
    return this.hours[Math.min(23, Math.floor(ms / HOUR))] as HourSeen
  }

  private nextOrder(): void {
    const now = this.time.now
    const isRush = RUSHES.some((at) => now >= at && now < at + RUSH_MS)
    const perMs = ((this.day.orders * (HOURS[Math.floor(now / HOUR) % 24] ?? 0)) / WHOLE / HOUR) * (isRush ? this.day.rush : 1)
    this.order()
    this.time.after(-Math.log(1 - this.random()) / perMs, () => this.nextOrder())
  }

  private order(): void {
    const hour = this.hourAt(this.time.now)
    hour.orders += 1
    const sellers = Array.from({ length: 1 + drawIndex(this.day.sellersOfOrder, this.random()) }, () => this.drawSeller())
    const isKnown = this.random() < this.day.knownCards
    if (!isKnown) this.minute.newCards += 1
    let waited = 0
    const call = (account: string, endpoint: string, done: () => void) => {
      this.call('checkout', account, endpoint, (ms) => {
        waited += ms
        done()
      })
    }
    const each = (endpoints: string[], done: () => void) => {
      let left = sellers.length
      const one = (account: string, at: number): void => {
        const endpoint = endpoints[at]
        if (endpoint) call(account, endpoint, () => one(account, at + 1))
        else if (--left === 0) done()
      }
      for (const seller of sellers) one(seller, 0)
    }
    const authorize = isKnown ? ['POST payment_intents'] : ['POST payment_methods', 'POST customers', 'POST payment_intents']
    const finish = () => {
      hour.checkoutWaits.push(waited)
      for (const seller of sellers) this.afterwards(seller)
    }
    const charge = () => each(authorize, () => (sellers.length > 1 ? each(['POST payment_intents/:id/capture'], finish) : finish()))
    this.ourWork(this.day.purchaseCpuMs * sellers.length, this.day.purchaseDatabaseMs * sellers.length, () => {
      if (isKnown) return charge()
      call(PLATFORM, 'POST customers', () => call(PLATFORM, 'POST setup_intents', charge))
    })
  }

  /** Two deliveries that are heard, each with its job, and the job that reads what Stripe's fee was. */
  private afterwards(seller: string): void {
    for (const afterMs of [1000, 3000]) {
      this.time.after(afterMs * (0.5 + this.random()), () => {
        this.minute.deliveries += 1
        this.ourWork(this.day.acceptCpuMs, this.day.acceptDatabaseMs, () => this.job(seller, afterMs > 1000))
      })
    }
    this.time.after(5000, () => this.job(seller, true))
  }

  private job(seller: string, reads: boolean): void {
    this.workers.take((release) => {
      this.ourWork(this.day.jobCpuMs, this.day.jobDatabaseMs, () => {
        if (!reads) return release()
        this.call('batch', seller, 'GET charges/:id', release)
      })
    })
  }

  /** Every account's list of undelivered events once an hour, spread over the hour. */
  private nextSweep(): void {
    this.call('batch', this.drawSeller(), 'GET events', () => undefined)
    this.time.after(HOUR / this.day.sellers, () => this.nextSweep())
  }

  private ourWork(cpuMs: number, databaseMs: number, done: () => void): void {
    this.web.use(cpuMs, () => this.database.use(databaseMs, done))
  }

  private call(lane: Lane, account: string, endpoint: string, done: (waitedMs: number) => void): void {
    const asked = this.time.now
    const hour = this.hourAt(asked)
    hour.calls += 1
    if (account === PLATFORM) hour.platformCalls += 1
    if (account === LARGEST && endpoint === 'POST payment_intents') this.minute.largestSeller += 1
    this.pace.ask({ lane, account, endpoint }, (may) => {
      const waited = this.time.now - asked
      if (!may) hour.givenUp += 1
      if (lane === 'batch') hour.batchWaits.push(waited)
      this.time.after(may ? (endpoint.startsWith('GET') ? this.day.readMs : this.day.callMs) : 0, () => done(waited))
    })
  }

  /** Few sellers sell much: the n-th largest sells a share of about 1/n. */
  private drawSeller(): string {
    return `acct_${Math.floor(this.day.sellers ** this.random())}`
  }
}

const LARGEST = 'acct_1'
const NOTHING = () => ({ web: 0, database: 0, newCards: 0, largestSeller: 0, deliveries: 0 })

function forget(timer: unknown): void {
  if (timer && typeof timer === 'object' && 'work' in timer) timer.work = null
}

function drawIndex(shares: readonly number[], drawn: number): number {
  let left = drawn
  for (const [index, share] of shares.entries()) {
    left -= share
    if (left < 0) return index
  }
  return shares.length - 1
}

/** mulberry32: the same day again for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
