import Stripe from 'stripe'
import { afterAll, afterEach, expect, test } from 'vitest'
import { handlers } from '@/jobs/handlers'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { drain, registerHandlers } from '@/lib/db/jobs/work'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { testDatabase } from '@/testing/database'
import { type TestSeller, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { testWebhooks } from '@/testing/webhooks'
import { findDueBalances } from './find-due-balances'
import { readBalance } from './read-balance'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
await testWebhooks(sandbox)
const market = testMarket(sandbox)
const { port } = new URL(sandbox.url)
const stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port, protocol: 'http' })
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())
registerHandlers(handlers)

const DAY = 86_400
const work = () => drain(Date.now() + 20_000)
/** What is younger than a minute is not read. */
const aMinute = () => sandbox.control.advance(61)
const rowsOf = (accountId: string) => db().balanceTransaction.findMany({ where: { accountId }, orderBy: [{ created: 'asc' }, { id: 'asc' }] })
const readingOf = (accountId: string) => db().balanceReading.findFirstOrThrow({ where: { accountId } })
const payoutsOf = (accountId: string) => db().payout.findMany({ where: { accountId }, orderBy: { created: 'asc' }, include: { transactions: true } })
const sum = (rows: { netMinor: number }[]) => rows.reduce((total, { netMinor }) => total + netMinor, 0)

async function sell(seller: TestSeller, priceMinor = 10_000) {
  const wish = market.wish(await market.product(seller, { priceMinor }), await market.card())
  await placeOrder(wish, market.guest())
  return db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
}

/** What an account does at Stripe without us. */
async function act(body: { account: string; kind: 'charge' | 'payout' | 'adjustment'; amount: number; currency?: string }): Promise<{ id: string }> {
  const answer = await fetch(`${sandbox.url}/_sandbox/activity`, { method: 'POST', body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as { id: string }
}

async function balanceAtStripe({ accountId }: TestSeller, currency = 'usd'): Promise<number> {
  const { available, pending } = await stripe.balance.retrieve({}, { stripeAccount: accountId })
  return [...available, ...pending].filter((each) => each.currency === currency).reduce((total, { amount }) => total + amount, 0)
}

test('a sale, its refund and its fee are read on both balances as Stripe booked them, and lead to its part', async () => {
  const seller = await market.seller()
  const part = await sell(seller)
  await stripe.refunds.create({ payment_intent: part.paymentIntentId ?? '', refund_application_fee: true }, { stripeAccount: seller.accountId })
  await aMinute()
  // The seller's first: its fee refund learns of its charge from the platform's side.
  expect(await readBalance(seller.accountId)).toBe(true)
  expect(await readBalance(PLATFORM)).toBe(true)
  const rows = await rowsOf(seller.accountId)
  expect(rows.map(({ reportingCategory, amountMinor }) => [reportingCategory, amountMinor]).sort()).toEqual([
    ['charge', 10_000],
    ['fee', 500],
    ['refund', -10_000],
  ])
  const charge = rows.find(({ type }) => type === 'charge')
  expect(charge?.feeDetails).toEqual(expect.arrayContaining([{ type: 'application_fee', amountMinor: 500 }]))
  expect(sum(rows)).toBe(await balanceAtStripe(seller))
  const own = await db().balanceTransaction.findMany({ where: { accountId: PLATFORM, sellerOrderId: part.id }, orderBy: { amountMinor: 'asc' } })
  expect(own.map(({ type, netMinor }) => [type, netMinor])).toEqual([
    ['application_fee_refund', -500],
    ['application_fee', 500],
  ])
  for (const row of [...rows, ...own]) expect(row).toMatchObject({ ours: true, sellerOrderId: part.id, chargeId: part.chargeId })
})

test('what the account did elsewhere is read too, and is not ours', async () => {
  const seller = await market.seller()
  await sell(seller)
  await act({ account: seller.accountId, kind: 'charge', amount: 7000 })
  await act({ account: seller.accountId, kind: 'adjustment', amount: -250 })
  await aMinute()
  await readBalance(seller.accountId)
  const rows = await rowsOf(seller.accountId)
  expect(rows.map(({ type, ours }) => [type, ours]).sort()).toEqual([
    ['adjustment', false],
    ['charge', true],
    ['payment', false],
  ])
  expect(sum(rows)).toBe(await balanceAtStripe(seller))
})

test('killed between two pages: the first is kept, the next pass goes on after it, and only then everything counts as read', async () => {
  const seller = await market.seller()
  for (let i = 0; i < 230; i += 1) await act({ account: seller.accountId, kind: 'adjustment', amount: i + 1 })
  await aMinute()
  const path = '^/v1/balance_transactions$'
  await sandbox.control.addFault({ method: 'GET', path, action: 'error_500_before', nth: 2, times: 99 })
  await expect(readBalance(seller.accountId)).rejects.toThrow('did not list')
  expect((await rowsOf(seller.accountId)).length).toBe(100)
  const halfway = await readingOf(seller.accountId)
  expect(halfway).toMatchObject({ readUntil: null, pageAfter: expect.any(String), passUntil: expect.any(Date), lastReadAt: null })
  await sandbox.control.clearFaults()
  const { calls } = await market.callsDuring(() => readBalance(seller.accountId))
  expect(calls.filter((call) => call.includes('balance_transactions'))).toHaveLength(2)
  const rows = await rowsOf(seller.accountId)
  expect(rows).toHaveLength(230)
  expect(sum(rows)).toBe((230 * 231) / 2)
  expect(await readingOf(seller.accountId)).toMatchObject({ readUntil: halfway.passUntil, pageAfter: null, passUntil: null })
})

test('read twice, and with events that come twice, each transaction is there once', async () => {
  const seller = await market.seller()
  await sell(seller)
  await aMinute()
  await Promise.all([readBalance(seller.accountId), readBalance(seller.accountId)])
  await readBalance(seller.accountId)
  expect(await rowsOf(seller.accountId)).toHaveLength(1)
})

test('an automatic payout says what it is made of and closes; when it fails after it was paid the money is back', async () => {
  const seller = await market.seller()
  await sell(seller)
  await act({ account: seller.accountId, kind: 'charge', amount: 7000 })
  await sandbox.control.advance(8 * DAY)
  await work()
  await readBalance(seller.accountId)
  const [payout, ...more] = await payoutsOf(seller.accountId)
  expect(more).toEqual([])
  expect(payout).toMatchObject({ status: 'paid', automatic: true, reconciliationStatus: 'completed', closesMinor: 0, traceId: expect.any(String) })
  expect(payout?.transactions.map(({ reportingCategory }) => reportingCategory).sort()).toEqual(['charge', 'charge', 'payout'])
  await fetch(`${sandbox.url}/_sandbox/payouts/${payout?.id}`, { method: 'POST', body: JSON.stringify({ outcome: 'failed' }) })
  await work()
  expect(await payoutsOf(seller.accountId)).toMatchObject([{ status: 'failed', failureCode: 'account_closed', closesMinor: 0 }])
  await aMinute()
  await readBalance(seller.accountId)
  const rows = await rowsOf(seller.accountId)
  expect(rows.at(-1)).toMatchObject({ type: 'payout_failure', netMinor: payout?.amountMinor, payoutId: null })
  expect(sum(rows)).toBe(await balanceAtStripe(seller))
})

test('a payout whose events were all lost is found by the pass', async () => {
  const seller = await market.seller()
  await sell(seller)
  await sandbox.control.setDeliveries({ dropped: 1, seed: 7 })
  await sandbox.control.advance(8 * DAY)
  await sandbox.control.resetDeliveries()
  expect(await payoutsOf(seller.accountId)).toEqual([])
  await readBalance(seller.accountId)
  expect(await payoutsOf(seller.accountId)).toMatchObject([{ status: 'paid', closesMinor: 0 }])
})

test('a manual payout is mirrored without what it is made of', async () => {
  const seller = await market.seller()
  await act({ account: seller.accountId, kind: 'adjustment', amount: 5000 })
  const { id } = await act({ account: seller.accountId, kind: 'payout', amount: 1000 })
  await aMinute()
  await readBalance(seller.accountId)
  expect(await payoutsOf(seller.accountId)).toMatchObject([
    { id, amountMinor: 1000, automatic: false, reconciliationStatus: 'not_applicable', closesMinor: null, transactions: [] },
  ])
  expect(sum(await rowsOf(seller.accountId))).toBe(4000)
})

test('two currencies on one balance stay apart', async () => {
  const seller = await market.seller()
  await act({ account: seller.accountId, kind: 'charge', amount: 5000, currency: 'eur' })
  await sell(seller)
  await aMinute()
  await readBalance(seller.accountId)
  const rows = await rowsOf(seller.accountId)
  for (const currency of ['eur', 'usd']) expect(sum(rows.filter((row) => row.currency === currency))).toBe(await balanceAtStripe(seller, currency))
})

test('a sale marks its seller: read a little later, once, then left alone for a week', async () => {
  const seller = await market.seller()
  await work()
  await readBalance(seller.accountId)
  await sell(seller)
  const minutes = (count: number) => new Date(Date.now() + count * 60_000)
  const isDue = async (at: Date) => (await db().balanceReading.count({ where: { accountId: seller.accountId, dueAt: { lte: at } } })) === 1
  expect(await isDue(minutes(0))).toBe(false)
  expect(await isDue(minutes(2))).toBe(true)
  expect(await findDueBalances(minutes(2))).toBeGreaterThanOrEqual(2)
  // As if the mark were two minutes old, which a pass of now covers.
  await db().balanceReading.updateMany({ data: { markedAt: minutes(-2) } })
  await aMinute()
  await readBalance(seller.accountId)
  expect(await isDue(minutes(6 * 24 * 60))).toBe(false)
  expect(await isDue(minutes(7 * 24 * 60 + 1))).toBe(true)
})

test('an event that comes twice marks once', async () => {
  const seller = await market.seller()
  await sell(seller)
  await work()
  const { id } = await db().webhookEvent.findFirstOrThrow({ where: { accountId: seller.accountId } })
  const longAgo = new Date(Date.now() - 3_600_000)
  await db().balanceReading.updateMany({ where: { accountId: seller.accountId }, data: { markedAt: longAgo } })
  await sandbox.control.resendDeliveries(id)
  expect((await readingOf(seller.accountId)).markedAt).toEqual(longAgo)
})

test('an event that comes while a pass is under way has the balance read once more', async () => {
  const seller = await market.seller()
  await sell(seller)
  await work()
  await readBalance(seller.accountId)
  const { dueAt, lastReadAt } = await readingOf(seller.accountId)
  expect(dueAt.getTime() - Number(lastReadAt)).toBeLessThan(2 * 60_000)
})

test('the balance of a seller who has left is not asked for', async () => {
  const seller = await market.seller()
  await sandbox.control.disconnect(seller.accountId)
  expect(await readBalance(seller.accountId)).toBe(false)
  const { calls } = await market.callsDuring(() => readBalance(seller.accountId))
  expect(calls).toEqual([])
})

test.each([{ netMinor: 1 }, { sourceCurrency: 'eur', sourceMinor: 1 }])('what is booked cannot be changed: %o', async (data) => {
  const seller = await market.seller()
  await sell(seller)
  await aMinute()
  await readBalance(seller.accountId)
  await expect(db().balanceTransaction.updateMany({ where: { accountId: seller.accountId }, data })).rejects.toThrow('stays as it is')
})
