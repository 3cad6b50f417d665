import Stripe from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { handlers } from '@/jobs/handlers'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { drain, registerHandlers } from '@/lib/db/jobs/work'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { listMails } from '@/lib/mail/mailbox'
import { sendPayoutMail } from '@/lib/notices/payout-mail'
import { sellerOverview } from '@/lib/sellers/seller-overview'
import { testDatabase } from '@/testing/database'
import { type TestSeller, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { testWebhooks } from '@/testing/webhooks'
import { nextDeposit } from './next-deposit'
import { payoutCsv } from './payout-csv'
import { readBalance } from './read-balance'
import { readOwnBalance } from './read-own-balance'
import { listPayouts, readPayoutPage } from './read-payouts'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
await testWebhooks(sandbox)
const market = testMarket(sandbox)
const { port } = new URL(sandbox.url)
const stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port, protocol: 'http' })
afterAll(stopJobs)
registerHandlers(handlers)

const DAY = 86_400
const work = () => drain(Date.now() + 20_000)

async function sell(seller: TestSeller, priceMinor = 10_000, currency = 'usd') {
  const wish = market.wish(await market.product(seller, { priceMinor, currency }), await market.card())
  await placeOrder(wish, market.guest())
  return db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
}

async function control(path: string, body: object): Promise<void> {
  const answer = await fetch(`${sandbox.url}/_sandbox${path}`, { method: 'POST', body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(await answer.text())
}

/** Two sales, one of them refunded in part with its fee, and 70.00 earned elsewhere; read, but not paid out. */
async function busySeller() {
  const seller = await market.seller()
  const parts = [await sell(seller, 10_000), await sell(seller, 4000)]
  const refund = { payment_intent: parts[0]?.paymentIntentId ?? '', amount: 2000, refund_application_fee: true }
  await stripe.refunds.create(refund, { stripeAccount: seller.accountId })
  await control('/activity', { account: seller.accountId, kind: 'charge', amount: 7000 })
  return { seller, parts }
}

async function paidOut() {
  const { seller, parts } = await busySeller()
  await sandbox.control.advance(8 * DAY)
  await work()
  await readBalance(seller.accountId)
  const [payout] = (await listPayouts(seller.sellerId, null)).payouts
  return { seller, parts, id: payout?.id ?? '' }
}

test('a payout closes from its sales to the deposit to the cent, and each line opens to its orders', async () => {
  const { seller, parts, id } = await paidOut()
  const page = await readPayoutPage(seller.sellerId, id, 'sales', null)
  const atStripe = await stripe.payouts.retrieve(id, {}, { stripeAccount: seller.accountId })
  expect(page).toMatchObject({ state: 'paid', made: 'closes', differenceMinor: 0, amountMinor: atStripe.amount })
  expect(Object.fromEntries((page?.lines ?? []).map(({ line, amountMinor }) => [line, amountMinor]))).toEqual({
    ...{ sales: 14_000, refunds: -2000, ourFee: -600, elsewhere: 6767 },
    stripeFees: atStripe.amount - (14_000 - 2000 - 600 + 6767),
  })
  expect(page?.opened?.rows.map(({ sellerOrderId, amountMinor }) => [sellerOrderId, amountMinor]).sort()).toEqual(
    parts.map(({ id: partId, amountMinor }) => [partId, amountMinor]).sort(),
  )
  const fees = await readPayoutPage(seller.sellerId, id, 'ourFee', null)
  expect(fees?.opened?.rows.map(({ amountMinor }) => amountMinor).sort((a, b) => a - b)).toEqual([-500, -200, 100])
  expect((await readPayoutPage(seller.sellerId, id, 'nothing', null))?.opened).toBeNull()
})

test('a sale that was charged in another currency than it was settled in says what its buyer paid, and the rate', async () => {
  const seller = await market.seller()
  await sell(seller, 10_000)
  await sell(seller, 3500, 'eur')
  await sandbox.control.advance(8 * DAY)
  await work()
  await readBalance(seller.accountId)
  const [payout] = (await listPayouts(seller.sellerId, null)).payouts
  const rows = (await readPayoutPage(seller.sellerId, payout?.id ?? '', 'sales', null))?.opened?.rows ?? []
  const [own, converted] = rows.toSorted((a, b) => b.amountMinor - a.amountMinor)
  expect(own).toMatchObject({ amountMinor: 10_000, charged: null })
  expect(converted?.charged).toMatchObject({ amountMinor: 3500, currency: 'eur' })
  expect(Math.round(3500 * (converted?.charged?.rate ?? 0))).toBe(converted?.amountMinor)
})

test('a payout of the platform that its bank refuses is told to the operators once', async () => {
  const { id } = await paidOut()
  await db().payout.update({ where: { id }, data: { accountId: PLATFORM, status: 'failed', failureMessage: 'The bank account has been closed.' } })
  await sendPayoutMail(id)
  const mails = (await listMails()).filter(({ to, subject }) => to === 'operator@souk.test' && subject.includes('refused a payout'))
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain('the platform’s own account')
})

test("a payout is its seller's alone", async () => {
  const { id } = await paidOut()
  const other = await market.seller()
  expect(await readPayoutPage(other.sellerId, id, null, null)).toBeNull()
  expect(await payoutCsv(other.sellerId, id)).toBeNull()
  expect((await listPayouts(other.sellerId, null)).payouts).toEqual([])
})

test("a payout's file has a line for each booking, and its net adds up to the deposit", async () => {
  const { seller, id } = await paidOut()
  const lines: string[] = []
  for await (const text of (await payoutCsv(seller.sellerId, id)) ?? []) lines.push(text)
  const [head = '', ...rows] = lines.join('').trimEnd().split('\r\n')
  const column = (name: string) => rows.map((row) => row.split(',')[head.split(',').indexOf(name)] ?? '')
  const cents = column('net').reduce((sum, net) => sum + Math.round(Number(net) * 100), 0)
  expect(cents).toBe((await stripe.payouts.retrieve(id, {}, { stripeAccount: seller.accountId })).amount)
  expect(column('through_this_marketplace').filter((word) => word === 'no')).toHaveLength(1)
  expect(column('order').filter((order) => order === '')).toHaveLength(1)
})

test('the balance is what Stripe says, and what is on its way by day adds up to it', async () => {
  const { seller } = await busySeller()
  await sandbox.control.advance(61)
  await readBalance(seller.accountId)
  const view = await readOwnBalance(seller.sellerId)
  const { pending } = await stripe.balance.retrieve({}, { stripeAccount: seller.accountId })
  const [usd] = view?.balances ?? []
  expect(usd).toMatchObject({ currency: 'usd', availableMinor: 0, pendingMinor: pending[0]?.amount, unreadMinor: 0, since: null })
  expect(usd?.onTheWay.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(pending[0]?.amount)
  expect(usd?.sumMinor).toBe(pending[0]?.amount)
  expect(view).toMatchObject({ interval: 'daily', coming: [] })
})

test('the next deposit is a payout on its way, before it what becomes available first; without an account there is none', async () => {
  const { seller } = await busySeller()
  expect(await nextDeposit(seller.sellerId)).toEqual({ payouts: [], available: [] })
  await sandbox.control.advance(61)
  await readBalance(seller.accountId)
  const [usd] = (await readOwnBalance(seller.sellerId))?.balances ?? []
  const [first] = usd?.onTheWay ?? []
  expect(first?.amountMinor).toBeGreaterThan(0)
  expect(await nextDeposit(seller.sellerId)).toEqual({ payouts: [], available: [{ currency: 'usd', ...first }] })
  const { accountId } = seller
  const payout = { accountId, livemode: false, currency: 'usd', status: 'in_transit', automatic: true, created: new Date() }
  const more = { reconciliationStatus: 'completed' }
  for (const [id, amountMinor, day] of [
    ['po_debit', -500, 1],
    ['po_first', 900, 2],
    ['po_later', 700, 3],
  ] as const)
    await db().payout.create({
      data: { ...payout, ...more, id: `${id}_${accountId}`, amountMinor, arrivalDate: new Date(Date.now() + day * DAY * 1000) },
    })
  expect(await nextDeposit(seller.sellerId)).toMatchObject({ payouts: [{ id: `po_first_${accountId}`, amountMinor: 900 }], available: [] })
  await db().connectedAccount.updateMany({ where: { accountId }, data: { status: 'disconnected' } })
  expect(await nextDeposit(seller.sellerId)).toBeNull()
})

test('what Stripe has booked and we have not read is shown as such', async () => {
  const { seller } = await busySeller()
  const [usd] = (await readOwnBalance(seller.sellerId))?.balances ?? []
  expect(usd?.onTheWay).toEqual([])
  expect(usd?.unreadMinor).toBe(usd?.pendingMinor)
  expect(usd?.unreadMinor).toBeGreaterThan(0)
})

test('what is held and comes below zero is told', async () => {
  const seller = await market.seller()
  await control('/activity', { account: seller.accountId, kind: 'adjustment', amount: -250 })
  await sandbox.control.advance(61)
  await readBalance(seller.accountId)
  const [usd] = (await readOwnBalance(seller.sellerId))?.balances ?? []
  expect((usd?.availableMinor ?? 0) + (usd?.pendingMinor ?? 0)).toBe(-250)
  expect(usd?.lines).toEqual([{ line: 'elsewhere', amountMinor: -250 }])
})

test('a seller whose bank refuses a payout is told once, and their checklist asks for another account until one arrives', async () => {
  const { seller, id } = await paidOut()
  const payoutsStep = async () => (await sellerOverview(seller.sellerId)).steps.find((step) => step.id === 'payouts')
  expect(await payoutsStep()).toMatchObject({ status: 'done' })
  await control(`/payouts/${id}`, { outcome: 'failed' })
  await work()
  await readBalance(seller.accountId)
  await work()
  expect(await payoutsStep()).toMatchObject({ status: 'attention', reason: { code: 'payoutFailed' } })
  const page = await readPayoutPage(seller.sellerId, id, null, null)
  expect(page).toMatchObject({ state: 'failed', made: 'closes', differenceMinor: 0, failureMessage: 'The bank account has been closed.' })
  const jobs = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'send-payout-mail' AND data->>'payoutId' = ${id}`
  expect(jobs).toEqual([{ count: 1 }])
})

test('a seller whose bank refuses a debit is told what stays below zero', async () => {
  const { seller, id } = await paidOut()
  const { email } = await db().user.findFirstOrThrow({ where: { seller: { id: seller.sellerId } } })
  await db().payout.update({ where: { id }, data: { status: 'failed', amountMinor: -2500, failureMessage: null } })
  await sendPayoutMail(id)
  await sendPayoutMail(id)
  const mails = (await listMails()).filter(({ to, subject }) => to === email && subject.startsWith('Your bank'))
  expect(mails.map(({ subject }) => subject)).toEqual(['Your bank refused a debit of $25.00'])
  expect(mails[0]?.text).toContain('Your balance stays below zero')
})

test('a manual payout shows what came since the deposit before, and says no more', async () => {
  const { seller, id } = await paidOut()
  await sandbox.control.advance(61)
  await sell(seller, 3000)
  await sandbox.control.advance(61)
  await control('/activity', { account: seller.accountId, kind: 'payout', amount: 1000 })
  await sandbox.control.advance(61)
  await readBalance(seller.accountId)
  const [manual, before] = (await listPayouts(seller.sellerId, null)).payouts
  expect(before?.id).toBe(id)
  const page = await readPayoutPage(seller.sellerId, manual?.id ?? '', null, null)
  expect(page).toMatchObject({ automatic: false, made: 'manual', amountMinor: 1000 })
  expect(page?.lines.find(({ line }) => line === 'sales')?.amountMinor).toBe(3000)
})
