import { randomBytes, randomUUID } from 'node:crypto'
import { createControlClient } from '@souk/local-stripe/control'
import { placeOrder } from '@/lib/checkout/place-order'
import { listSavedCards } from '@/lib/customers/list-saved-cards'
import { db, disconnect } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { PlaceOrder, type PlaceOrderInput } from '@/lib/domain/wire/checkout-wire'
import { env } from '@/lib/env'
import type { Buyer } from '@/lib/orders/access'
import { shipTo } from '@/testing/market'
import { measureCall } from './chain'
import { countRoundTrips } from './round-trips'
import { openShops, type Product } from './sellers'

export interface Row {
  name: string
  sellers: number
  /** Calls to Stripe, and how many of them wait for one another, of each round. */
  calls: number[]
  chain: number[]
  wallMs: number[]
  cpuMs: number[]
  roundTrips: number[]
  /** The least that is possible in a safe order: `lib/checkout` says which calls these are. */
  bound: { calls: number; chain: number }
}

export interface Measured {
  rows: Row[]
  /** How long one call took of the two phases of one seller, with nothing of ours around them. */
  callMs: number[]
}

export const SELLERS = [1, 2, 4, 8] as const
const WARM_UP = 6

type Person = NonNullable<Buyer['viewer']>

/**
 * Buys from 1, 2, 4 and 8 sellers at once as new buyers, then the same again with the card that is known, then from one more seller, through the
 * use case the checkout route calls.
 * @param stripeUrl the local Stripe, which gets the delay for the purchases and loses it for everything around them
 */
export async function measure(stripeUrl: string, options: { delayMs: number; rounds: number; progress: (text: string) => void }): Promise<Measured> {
  const products = await openShops(Math.max(...SELLERS) + 1)
  const elsewhere = products.slice(-1)
  const roundTrips = countRoundTrips()
  const rows = SELLERS.map((sellers) => ({
    first: row('new card', sellers, firstBound(sellers)),
    again: row('known card', sellers, againBound(sellers)),
  }))
  const added = row('known card, new seller', 1, { calls: 3, chain: 3 })
  const callMs: number[] = []
  // The first purchases of a process connect and compile: they are made, without delay, and not counted.
  for (let round = -WARM_UP; round < options.rounds; round++) {
    options.progress(round < 0 ? `Warming up, ${-round} to go` : `Round ${round + 1} of ${options.rounds}`)
    const delayMs = round < 0 ? 0 : options.delayMs
    for (const { first, again } of rows) {
      const person = await newBuyer()
      const setting = { stripeUrl, delayMs, person, roundTrips, products: products.slice(0, first.sellers) }
      const token = await confirmationToken(stripeUrl)
      await buy(round < 0 ? null : first, { ...setting, card: { kind: 'new', confirmationTokenId: token, keepsCard: true } })
      const [saved] = await listSavedCards(person)
      if (!saved) throw new Error('The card of the first purchase was not saved.')
      const card = { kind: 'saved', savedCardId: saved.id } as const
      await buy(round < 0 ? null : again, { ...setting, card })
      if (first.sellers > 1) continue
      await buy(round < 0 ? null : added, { ...setting, products: elsewhere, card })
      if (round >= 0) callMs.push(await delayed(stripeUrl, delayMs, measureCall))
    }
  }
  return { rows: [...rows.map(({ first }) => first), ...rows.map(({ again }) => again), added], callMs }
}

/** Customer and SetupIntent, then clone, connected Customer and charge of each seller; with several sellers also its capture. */
function firstBound(sellers: number) {
  return sellers === 1 ? { calls: 5, chain: 5 } : { calls: 2 + 4 * sellers, chain: 6 }
}

function againBound(sellers: number) {
  return sellers === 1 ? { calls: 1, chain: 1 } : { calls: 2 * sellers, chain: 2 }
}

/** Closes what the purchases opened. */
export async function closeShop(): Promise<void> {
  await stopJobs()
  await disconnect()
}

function row(name: string, sellers: number, bound: Row['bound']): Row {
  return { name, sellers, bound, calls: [], chain: [], wallMs: [], cpuMs: [], roundTrips: [] }
}

interface Purchase {
  stripeUrl: string
  delayMs: number
  person: Person
  products: Product[]
  card: PlaceOrderInput['card']
  roundTrips: () => number
}

async function buy(into: Row | null, { stripeUrl, delayMs, person, products, card, roundTrips }: Purchase): Promise<void> {
  const items = products.map(({ variantId, priceMinor, currency }) => ({
    variantId,
    quantity: 1,
    seenPriceMinor: priceMinor,
    seenCurrency: currency,
  }))
  const input = PlaceOrder.parse({ checkoutId: randomUUID(), email: person.email, items, shipTo: shipTo(), card })
  const buyer = { viewer: person, browserHash: randomBytes(32).toString('hex') }
  await createControlClient(stripeUrl).clearCalls()
  const { placed, wallMs, used, asked } = await delayed(stripeUrl, delayMs, async () => {
    const [cpu, trips, began] = [process.cpuUsage(), roundTrips(), performance.now()]
    const placed = await placeOrder(input, buyer)
    return { placed, wallMs: performance.now() - began, used: process.cpuUsage(cpu), asked: roundTrips() - trips }
  })
  if (placed.kind !== 'answer' || placed.answer.status !== 'paid') throw new Error(`A purchase ended as ${JSON.stringify(placed)}`)
  if (!into) return
  const calls = await createControlClient(stripeUrl).calls()
  into.calls.push(calls.length)
  into.chain.push(chainOf(calls, delayMs))
  into.wallMs.push(wallMs)
  into.cpuMs.push((used.user + used.system) / 1000)
  into.roundTrips.push(asked)
}

/** Does something while every call to Stripe takes so much longer. */
async function delayed<T>(stripeUrl: string, delayMs: number, work: () => Promise<T>): Promise<T> {
  await createControlClient(stripeUrl).settings({ delay_ms: delayMs })
  const done = await work()
  await createControlClient(stripeUrl).settings({ delay_ms: 0 })
  return done
}

/** The most calls that waited for one another: each took `delayMs` and was logged (`at`, milliseconds) when it ended. */
export function chainOf(calls: { at: number }[], delayMs: number): number {
  let [length, free] = [0, Number.NEGATIVE_INFINITY]
  for (const { at } of [...calls].sort((a, b) => a.at - b.at)) {
    if (at - delayMs < free) continue
    length += 1
    free = at
  }
  return length
}

async function newBuyer(): Promise<Person> {
  const email = `buyer-${randomUUID()}@bench.test`
  const { id } = await db().user.create({ data: { email, emailVerified: new Date() } })
  return { userId: id, email }
}

/** A card as the Payment Element would hand it over. */
export async function confirmationToken(stripeUrl: string): Promise<string> {
  const response = await fetch(`${stripeUrl}/v1/test_helpers/confirmation_tokens`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${env().STRIPE_SECRET_KEY}` },
    body: new URLSearchParams({ payment_method: 'pm_card_visa', setup_future_usage: 'off_session' }),
  })
  const token = (await response.json()) as { id: string }
  if (!response.ok) throw new Error(`No confirmation token: ${JSON.stringify(token)}`)
  return token.id
}
