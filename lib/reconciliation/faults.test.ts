import { afterAll, beforeAll, expect, test } from 'vitest'
import { handlers } from '@/jobs/handlers'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { drain, registerHandlers } from '@/lib/db/jobs/work'
import { recordDispute } from '@/lib/disputes/record-dispute'
import { JOB_NAMES, type JobHandlers } from '@/lib/domain/operations/jobs'
import type { DifferenceKind } from '@/lib/domain/reconciliation/difference'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { advanceOrder } from '@/lib/saga/advance-order'
import { stripeNow } from '@/lib/stripe/clock'
import { comparedShops } from '@/testing/compared-shops'
import { testDatabase } from '@/testing/database'
import type { TestSeller } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { explainDifference } from './explain-difference'
import { readDifferenceAgain } from './read-again'

// Every fault that money can have between the shop and Stripe: it opens exactly one difference, which names it, and closes once it is healed. No event is heard here.

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const { control } = sandbox
const { market, stripe, buy, sold, pass, differencesOf, charge } = comparedShops(sandbox)
afterAll(stopJobs)

// Of all jobs only those that the comparison itself sends, and what follows from them: nothing else may heal.
const HEALING = new Set<string>(['read-part-again', 'advance-refund'])
beforeAll(() =>
  registerHandlers(Object.fromEntries(JOB_NAMES.map((name) => [name, HEALING.has(name) ? handlers[name] : async () => {}])) as JobHandlers),
)
const inBackground = () => drain(Date.now() + 60_000)

type Deed = () => Promise<unknown>
type World = { seller: TestSeller; names: [DifferenceKind, string, string | null, number, number]; heals: Deed }
type Fault = { fault: string; how?: 'matched' | 'explained'; breaks: () => Promise<World> }

/** A hold of $100.00 that its seller captures at Stripe by another fee than the order's. */
async function capturedWithFee(fee: number) {
  const seller = await market.seller()
  const product = await market.product(seller, { priceMinor: 10_000 })
  const chargeOn = new Date((await stripeNow()).getTime() + 3 * 86_400_000)
  await db().product.update({ where: { id: product.id }, data: { chargeWhen: 'on_date', chargeOn } })
  const part = await buy(seller, 'pm_card_visa', product)
  await stripe.paymentIntents.capture(part.paymentIntentId ?? '', { application_fee_amount: fee }, { stripeAccount: seller.accountId })
  await advanceOrder(part.orderId, { reread: true })
  await settleSellerOrder(part.id)
  return { seller, part: await db().sellerOrder.findUniqueOrThrow({ where: { id: part.id } }) }
}

async function giveFeeBack(chargeId: string | null, amount: number) {
  const [fee] = (await stripe.applicationFees.list({ charge: chargeId ?? '' })).data
  return stripe.applicationFees.createRefund(fee?.id ?? '', { amount })
}

async function explain({ accountId }: TestSeller) {
  const { id } = await db().difference.findFirstOrThrow({ where: { accountId, resolvedAt: null } })
  return explainDifference({ isOperator: true, email: 'op@souk.test' }, { id, note: 'Agreed with the seller.' })
}

async function pressReadAgain({ accountId }: TestSeller) {
  const { id } = await db().difference.findFirstOrThrow({ where: { accountId, resolvedAt: null } })
  return readDifferenceAgain(id)
}

/** Sold, and disputed; of the dispute nothing is known but what was heard before. */
async function disputed() {
  const { seller, part } = await sold()
  const { id } = await control.openDispute(part.chargeId ?? '', { kind: 'product_not_received' })
  return { seller, part, id }
}

const FAULTS: Fault[] = [
  {
    fault: 'our fee is raised at Stripe; what is too much is given back',
    breaks: async () => {
      const { seller, part } = await capturedWithFee(700)
      return { seller, names: ['fee', part.id, part.id, 500, 700], heals: () => giveFeeBack(part.chargeId, 200) }
    },
  },
  {
    fault: 'our fee is lowered at Stripe; the operator explains it',
    how: 'explained',
    breaks: async () => {
      const { seller, part } = await capturedWithFee(300)
      return { seller, names: ['fee', part.id, part.id, 500, 300], heals: () => explain(seller) }
    },
  },
  {
    fault: 'our fee is changed in our row; it is changed back',
    breaks: async () => {
      const { seller, part } = await sold()
      const change = (applicationFeeMinor: number) => db().sellerOrder.update({ where: { id: part.id }, data: { applicationFeeMinor } })
      await change(450)
      return { seller, names: ['fee', part.id, part.id, 450, 500], heals: () => change(500) }
    },
  },
  {
    fault: 'some of our fee is given back by hand; the operator explains it',
    how: 'explained',
    breaks: async () => {
      const { seller, part } = await sold()
      await giveFeeBack(part.chargeId, 100)
      return { seller, names: ['fee_policy', part.id, part.id, 0, 100], heals: () => explain(seller) }
    },
  },
  {
    fault: "a refund is made in Stripe's dashboard, and its events are lost",
    breaks: async () => {
      const { seller, part, on } = await sold()
      await stripe.refunds.create({ payment_intent: part.paymentIntentId ?? '', amount: 1000 }, on)
      return { seller, names: ['missing_here', part.id, part.id, 0, 1000], heals: inBackground }
    },
  },
  {
    fault: 'the same, with our fee; an operator presses "read again"',
    breaks: async () => {
      const { seller, part, on } = await sold()
      await stripe.refunds.create({ payment_intent: part.paymentIntentId ?? '', amount: 1000, refund_application_fee: true }, on)
      return { seller, names: ['missing_here', part.id, part.id, 0, 1000], heals: () => pressReadAgain(seller) }
    },
  },
  {
    fault: 'a bank sends a refund back, and that event is lost',
    breaks: async () => {
      const { seller, part, on } = await sold()
      const { id } = await stripe.refunds.create({ payment_intent: part.paymentIntentId ?? '', amount: 1000 }, on)
      await settleSellerOrder(part.id)
      await inBackground()
      await control.decideRefund(id, { outcome: 'failed', failure_reason: 'lost_or_stolen_card' })
      return { seller, names: ['missing_at_stripe', part.id, part.id, 1000, 0], heals: inBackground }
    },
  },
  {
    fault: 'a buyer confirms a payment, and its success is lost',
    breaks: async () => {
      const seller = await market.seller()
      const { id, orderId } = await buy(seller, 'pm_card_authenticationRequired')
      const before = await db().order.findUniqueOrThrow({ where: { id: orderId } })
      if (before.cardStatus === 'requires_action') {
        await control.authenticate(before.setupIntentId ?? '')
        await advanceOrder(orderId, { reread: true })
      }
      const { paymentIntentId } = await db().sellerOrder.findUniqueOrThrow({ where: { id } })
      await control.authenticate(paymentIntentId ?? '')
      const { latest_charge: chargeId } = await stripe.paymentIntents.retrieve(paymentIntentId ?? '', {}, { stripeAccount: seller.accountId })
      return { seller, names: ['missing_here', String(chargeId), id, 0, 10_000], heals: inBackground }
    },
  },
  {
    fault: 'a bank disputes a payment, and all events of the dispute are lost',
    breaks: async () => {
      const { seller, part } = await disputed()
      return { seller, names: ['dispute', part.id, part.id, 0, -10_000], heals: inBackground }
    },
  },
  {
    fault: 'a dispute is won, and its last events are lost; an operator presses "read again"',
    breaks: async () => {
      const { seller, part, id } = await disputed()
      await recordDispute(id, seller.accountId, new Date())
      await control.decideDispute(id, 'won')
      return { seller, names: ['dispute', part.id, part.id, -10_000, 0], heals: () => pressReadAgain(seller) }
    },
  },
  {
    fault: 'a part is charged twice; the second charge is refunded',
    breaks: async () => {
      const { seller, part, on } = await sold()
      const twin = await charge({ orderId: part.orderId, sellerOrderId: part.id }, on)
      const heals = () => stripe.refunds.create({ payment_intent: twin.id }, on)
      return { seller, names: ['duplicate', String(twin.latest_charge), part.id, 0, 3000], heals }
    },
  },
  {
    fault: 'a charge claims to be for an order that does not exist; it is refunded',
    breaks: async () => {
      const { seller, on } = await sold()
      const made = await charge({ orderId: 'gone', sellerOrderId: 'gone' }, on)
      const heals = () => stripe.refunds.create({ payment_intent: made.id }, on)
      return { seller, names: ['stranger', String(made.latest_charge), null, 0, 3000], heals }
    },
  },
]

test.each(FAULTS)('$fault: one difference, which closes', async ({ breaks, how = 'matched' }) => {
  const { seller, names, heals } = await breaks()
  const [kind, subject, sellerOrderId, oursMinor, stripesMinor] = names
  await pass(seller)
  const [seen, ...more] = await differencesOf(seller)
  expect(more).toEqual([])
  const named = { accountId: seller.accountId, kind, subject, sellerOrderId, currency: 'usd', oursMinor, stripesMinor }
  expect(seen).toMatchObject({ ...named, resolvedAt: null })
  await pass(seller)
  expect(await differencesOf(seller)).toMatchObject([{ ...named, id: seen?.id, createdAt: seen?.createdAt, resolvedAt: null }])
  await heals()
  for (let n = 0; n < 2; n += 1) await pass(seller)
  expect(await differencesOf(seller)).toMatchObject([{ ...named, id: seen?.id, createdAt: seen?.createdAt, resolvedAt: expect.any(Date), how }])
})

async function happens(path: string, body: object) {
  const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) })
  expect(answer.ok).toBe(true)
}

const balanceOf = async (book: string, account: string) =>
  (await db().ledgerEntry.aggregate({ where: { account, journal: { book } }, _sum: { amountMinor: true } }))._sum.amountMinor

test('what an account charges elsewhere is counted as elsewhere, and no difference', async () => {
  const { seller } = await sold()
  await pass(seller)
  await happens('activity', { account: seller.accountId, kind: 'charge', amount: 7000 })
  await pass(seller)
  expect(await differencesOf(seller)).toEqual([])
  const row = await db().balanceTransaction.findFirstOrThrow({ where: { accountId: seller.accountId, amountMinor: 7000 } })
  const elsewhere = await db().ledgerEntry.findMany({ where: { account: 'elsewhere', journal: { book: seller.accountId, source: `txn:${row.id}` } } })
  expect(elsewhere).toMatchObject([{ amountMinor: -row.netMinor }])
})

test('a payout whose events are all lost is met by the pass itself, and again when its bank refuses it: nothing ever disagrees', async () => {
  const { seller } = await sold()
  await pass(seller)
  await control.advance(12 * 86_400)
  await pass(seller)
  const payout = await db().payout.findFirstOrThrow({ where: { accountId: seller.accountId } })
  expect(payout).toMatchObject({ status: 'paid', closesMinor: 0 })
  expect([await balanceOf(seller.accountId, 'transit'), await balanceOf(seller.accountId, 'bank')]).toEqual([0, payout.amountMinor])
  await happens(`payouts/${payout.id}`, { outcome: 'failed' })
  await pass(seller)
  expect(await db().payout.findUniqueOrThrow({ where: { id: payout.id } })).toMatchObject({ status: 'failed' })
  expect([await balanceOf(seller.accountId, 'transit'), await balanceOf(seller.accountId, 'bank')]).toEqual([0, 0])
  expect(await differencesOf(seller)).toEqual([])
})
