import { randomBytes, randomUUID } from 'node:crypto'
import type { Buyer } from '@/lib/checkout/access'
import { placeOrder } from '@/lib/checkout/place-order'
import { listSavedCards } from '@/lib/customers/list-saved-cards'
import { db, disconnect } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs'
import { PlaceOrder, type PlaceOrderInput } from '@/lib/domain/checkout-wire'
import { env } from '@/lib/env'

export interface Row {
  name: string
  /** Calls to Stripe, and how many of them wait for one another, of each round. */
  calls: number[]
  chain: number[]
  wallMs: number[]
  cpuMs: number[]
  /** The least that is possible: for a new card the Customer, the SetupIntent, the clone, the connected Customer and the charge. */
  bound: { calls: number; chain: number }
}

const WARM_UP = 10

type Person = NonNullable<Buyer['viewer']>
type Product = { id: string; priceMinor: number; currency: string }

/**
 * Buys as new buyers, then as the same ones again, through the use case the checkout route calls.
 * @param stripeUrl the local Stripe, which gets the delay for the purchases and loses it for everything around them
 */
export async function measure(stripeUrl: string, options: { delayMs: number; rounds: number }): Promise<Row[]> {
  const [here, there] = await Promise.all([product('twelve-cedar-pencils'), product('morning-mug-lake-blue')])
  const first = row('first purchase, new card', { calls: 5, chain: 5 })
  const elsewhere = row('known card, new seller', { calls: 3, chain: 3 })
  const repeat = row('repeat purchase', { calls: 1, chain: 1 })
  // The first purchases of a process connect and compile: they are made, without delay, and not counted.
  for (let round = -WARM_UP; round < options.rounds; round++) {
    const [kept, keptElsewhere, keptRepeat] = round < 0 ? [row(''), row(''), row('')] : [first, elsewhere, repeat]
    const delayMs = round < 0 ? 0 : options.delayMs
    const person = await newBuyer()
    const token = await confirmationToken(stripeUrl)
    await buy(kept, { stripeUrl, delayMs, person, product: here, card: { kind: 'new', confirmationTokenId: token } })
    const [saved] = await listSavedCards(person)
    if (!saved) throw new Error('The card of the first purchase was not saved.')
    const card = { kind: 'saved', savedCardId: saved.id } as const
    await buy(keptElsewhere, { stripeUrl, delayMs, person, product: there, card })
    await buy(keptRepeat, { stripeUrl, delayMs, person, product: here, card })
  }
  return [first, elsewhere, repeat]
}

/** Closes what the purchases opened. */
export async function closeShop(): Promise<void> {
  await stopJobs()
  await disconnect()
}

function row(name: string, bound = { calls: 0, chain: 0 }): Row {
  return { name, bound, calls: [], chain: [], wallMs: [], cpuMs: [] }
}

interface Purchase {
  stripeUrl: string
  delayMs: number
  person: Person
  product: Product
  card: PlaceOrderInput['card']
}

async function buy(into: Row, { stripeUrl, delayMs, person, product: wanted, card }: Purchase): Promise<void> {
  const items = [{ productId: wanted.id, quantity: 1, seenPriceMinor: wanted.priceMinor, seenCurrency: wanted.currency }]
  const input = PlaceOrder.parse({ checkoutId: randomUUID(), email: person.email, items, card })
  const buyer = { viewer: person, browserHash: randomBytes(32).toString('hex') }
  await control(stripeUrl, 'POST', '/settings', { delay_ms: delayMs })
  await control(stripeUrl, 'DELETE', '/calls')
  const [cpu, began] = [process.cpuUsage(), performance.now()]
  const placed = await placeOrder(input, buyer)
  const [wallMs, used] = [performance.now() - began, process.cpuUsage(cpu)]
  if (placed.kind !== 'answer' || placed.answer.status !== 'paid') throw new Error(`A purchase ended as ${JSON.stringify(placed)}`)
  const calls = (await control(stripeUrl, 'GET', '/calls?after=0')) as { at: number }[]
  await control(stripeUrl, 'POST', '/settings', { delay_ms: 0 })
  into.calls.push(calls.length)
  into.chain.push(chainOf(calls, delayMs))
  into.wallMs.push(wallMs)
  into.cpuMs.push((used.user + used.system) / 1000)
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

async function product(slug: string): Promise<Product> {
  return db().product.findUniqueOrThrow({ where: { slug }, select: { id: true, priceMinor: true, currency: true } })
}

async function newBuyer(): Promise<Person> {
  const email = `buyer-${randomUUID()}@bench.test`
  const { id } = await db().user.create({ data: { email, emailVerified: new Date() } })
  return { userId: id, email }
}

async function confirmationToken(stripeUrl: string): Promise<string> {
  const response = await fetch(`${stripeUrl}/v1/test_helpers/confirmation_tokens`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${env().STRIPE_SECRET_KEY}` },
    body: new URLSearchParams({ payment_method: 'pm_card_visa', setup_future_usage: 'off_session' }),
  })
  const token = (await response.json()) as { id: string }
  if (!response.ok) throw new Error(`No confirmation token: ${JSON.stringify(token)}`)
  return token.id
}

async function control(stripeUrl: string, method: string, route: string, body?: object): Promise<unknown> {
  const json = body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
  const response = await fetch(`${stripeUrl}/_sandbox${route}`, { method, ...json })
  if (!response.ok) throw new Error(`${method} ${route}: ${response.status}`)
  return response.json()
}
