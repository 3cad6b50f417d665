import Stripe from 'stripe'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { handlers } from '@/jobs/handlers'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { jobs, stopJobs } from '@/lib/db/jobs/jobs'
import { drain, registerHandlers } from '@/lib/db/jobs/work'
import { ConnectedAccountId } from '@/lib/domain/ids'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { testWebhooks } from '@/testing/webhooks'
import { countOverdueAccounts, fetchMissedEvents, findMissedEvents } from './fetch-missed-events'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const taken = await testWebhooks(sandbox)
const market = testMarket(sandbox)
const { port } = new URL(sandbox.url)
const stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port, protocol: 'http' })
afterAll(stopJobs)
registerHandlers(handlers)

const MINUTE = 60_000
/** Late enough that Stripe's own first attempts are over. */
const later = (minutes: number) => new Date(Date.now() + minutes * MINUTE)
const lose = (share: number) => sandbox.control.setDeliveries({ dropped: share, seed: 7 })
const work = () => drain(Date.now() + 20_000)
const partOf = (checkoutId: string) => db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId } }, include: { order: true } })
const accountOf = (accountId: string) => db().connectedAccount.findFirstOrThrow({ where: { accountId } })
beforeEach(() => sandbox.control.resetDeliveries())

async function paidOrder() {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller), await market.card())
  await placeOrder(wish, market.guest())
  return { seller, part: await partOf(wish.checkoutId), read: () => partOf(wish.checkoutId) }
}

test('after all deliveries of payments and refunds are lost the order ends as Stripe has it', async () => {
  await lose(1)
  const before = taken.connect
  const { seller, part, read } = await paidOrder()
  await stripe.refunds.create({ charge: part.chargeId ?? '' }, { stripeAccount: seller.accountId })
  expect(await read()).toMatchObject({ status: 'captured', refundedMinor: 0 })
  expect(await fetchMissedEvents(seller.accountId, later(6))).toBeGreaterThan(1)
  await work()
  expect(await read()).toMatchObject({ status: 'refunded', refundedMinor: part.amountMinor, order: { status: 'refunded' } })
  const events = await db().webhookEvent.findMany({ where: { accountId: seller.accountId } })
  expect(events.map(({ status, scope, fetched }) => ({ status, scope, fetched }))).toEqual(
    events.map(() => ({ status: 'processed', scope: 'connect', fetched: true })),
  )
  expect(taken.connect).toBe(before)
})

test('lost deliveries of what an account may do, and of a removed card, are fetched', async () => {
  const { seller, part } = await paidOrder()
  const card = await db().savedCard.findFirstOrThrow({ where: { orders: { some: { id: part.orderId } } } })
  await lose(1)
  await sandbox.control.changeAccount(seller.accountId, { charges_enabled: false, currently_due: ['individual.id_number'] })
  await stripe.paymentMethods.detach(card.paymentMethodId)
  await fetchMissedEvents(seller.accountId, later(6))
  await fetchMissedEvents(null, later(6))
  await work()
  expect(await accountOf(seller.accountId)).toMatchObject({ chargesEnabled: false, currentlyDue: ['individual.id_number'] })
  expect((await db().savedCard.findUniqueOrThrow({ where: { id: card.id } })).detachedAt).not.toBeNull()
})

test('a lost delivery of a seller who left is noticed by asking for the events', async () => {
  const seller = await market.seller()
  await lose(1)
  await stripe.oauth.deauthorize({ client_id: sandbox.platform.clientId, stripe_user_id: seller.accountId })
  expect(await fetchMissedEvents(seller.accountId, later(6))).toBe(0)
  expect(await accountOf(seller.accountId)).toMatchObject({ status: 'disconnected', disconnectReason: 'by_stripe' })
})

test('fetching missed events makes one call an account where nothing was missed, and stores nothing twice', async () => {
  const { seller } = await paidOrder()
  await expect.poll(() => db().webhookEvent.count({ where: { accountId: seller.accountId } })).toBeGreaterThan(1)
  const { result, calls } = await market.callsDuring(() => fetchMissedEvents(seller.accountId, later(6)))
  expect(result).toBe(0)
  expect(calls).toEqual(['GET /v1/events on the account'])
})

test('fetching missed events goes on from where it was and leaves young events to Stripe', async () => {
  const { seller } = await paidOrder()
  await fetchMissedEvents(seller.accountId, later(10))
  await lose(1)
  await sandbox.control.changeAccount(seller.accountId, { payouts_enabled: false })
  await fetchMissedEvents(seller.accountId, new Date())
  expect((await accountOf(seller.accountId)).payoutsEnabled).toBe(true)
  const sweep = await db().webhookSweep.findFirstOrThrow({ where: { accountId: seller.accountId } })
  expect(sweep).toMatchObject({ passUntil: null, pageAfter: null })
  expect(await db().webhookEvent.count({ where: { accountId: seller.accountId, fetched: true } })).toBe(0)
})

test('fetching missed events keeps each page: cut off in the middle it goes on with the next', async () => {
  const seller = await market.seller()
  await lose(1)
  for (let n = 0; n < 120; n += 1) await sandbox.control.changeAccount(seller.accountId, { business_name: `Clay ${n}` })
  await sandbox.control.addFault({ method: 'GET', path: '^/v1/events', action: 'error_500_before', nth: 2, times: 3 })
  await expect(fetchMissedEvents(seller.accountId, later(6))).rejects.toThrow(/did not list/)
  const stored = () => db().webhookEvent.count({ where: { accountId: seller.accountId } })
  expect(await stored()).toBe(100)
  const { calls } = await market.callsDuring(() => fetchMissedEvents(seller.accountId, later(6)))
  expect(calls).toHaveLength(1)
  expect(await stored()).toBe(120)
})

test('every connected account gets its turn once an hour, and our own', async () => {
  const { accountId } = await market.seller()
  const gone = await market.seller()
  await db().connectedAccount.updateMany({ where: { accountId: gone.accountId }, data: { status: 'disconnected' } })
  await findMissedEvents()
  const sentFor = (data: object) => jobs().then((boss) => boss.findJobs('fetch-missed-events', { data, queued: true }))
  expect(await sentFor({ accountId })).toHaveLength(1)
  expect(await sentFor({ accountId: gone.accountId })).toHaveLength(0)
  await work()
  expect(await findMissedEvents()).toBe(0)
  expect(await sentFor({ accountId })).toHaveLength(0)
  expect(await fetchMissedEvents(ConnectedAccountId.parse('acct_1Unknown'))).toBe(0)
})

test('an account that cannot be asked is counted for the operator after a few hours', async () => {
  const { accountId } = await market.seller()
  const soon = await countOverdueAccounts()
  const hours = (count: number) => new Date(Date.now() + count * 60 * MINUTE)
  await fetchMissedEvents(null)
  const before = await countOverdueAccounts(hours(4))
  await fetchMissedEvents(accountId, hours(3))
  expect(await countOverdueAccounts(hours(4))).toBe(before - 1)
  expect(soon).toBe(0)
})

test('undelivered events of a payment with NUL in its text do not stop the pass', async () => {
  const { seller } = await paidOrder()
  await lose(1)
  const payment = { amount: 500, currency: 'usd', description: 'a\0b', metadata: { note: 'c\0' } }
  await stripe.paymentIntents.create(
    { ...payment, payment_method: 'pm_card_visa', confirm: true, return_url: 'http://localhost' },
    { stripeAccount: seller.accountId },
  )
  const other = await stripe.paymentIntents.create(
    { amount: 600, currency: 'usd', payment_method: 'pm_card_visa', confirm: true, return_url: 'http://localhost' },
    { stripeAccount: seller.accountId },
  )
  await fetchMissedEvents(seller.accountId, later(6))
  const events = await db().webhookEvent.findMany({ where: { accountId: seller.accountId, type: 'payment_intent.succeeded', fetched: true } })
  const about = events.map(({ payload }) => (payload as { data: { object: { id: string; description: string | null } } }).data.object)
  expect(about).toContainEqual(expect.objectContaining({ description: 'a\\u0000b' }))
  expect(about.map(({ id }) => id)).toContain(other.id)
})
