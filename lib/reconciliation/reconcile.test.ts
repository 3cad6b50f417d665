import { afterAll, expect, test } from 'vitest'
import { readBalance } from '@/lib/balance/read-balance'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { advanceRefund } from '@/lib/refunds/advance-refund'
import { comparedShops } from '@/testing/compared-shops'
import { testDatabase } from '@/testing/database'
import type { TestSeller } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { explainDifference } from './explain-difference'
import { reconcile } from './reconcile'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const { market, stripe, sell, sold, pass, differencesOf, charge: intent } = comparedShops(sandbox)
afterAll(stopJobs)

async function openOf(seller: TestSeller) {
  const open = (await differencesOf(seller)).filter(({ resolvedAt }) => !resolvedAt)
  return open.map(({ kind, oursMinor, stripesMinor }) => [kind, oursMinor, stripesMinor])
}

test('a sale, a refund and a payout that were booked as they were told leave no difference', async () => {
  const { seller, part, on } = await sold()
  await stripe.refunds.create({ payment_intent: part.paymentIntentId ?? '', amount: 1000 }, on)
  await settleSellerOrder(part.id)
  const refund = await db().refund.findFirstOrThrow({ where: { sellerOrderId: part.id } })
  await advanceRefund(refund.id)
  await sandbox.control.advance(12 * 86_400)
  await pass(seller)
  expect(await openOf(seller)).toEqual([])
  expect(await db().reconciliation.count({ where: { accountId: seller.accountId } })).toBe(1)
})

test('a refund at Stripe that nobody heard of is one difference, and closes once it is known', async () => {
  const { seller, part, on } = await sold()
  await stripe.refunds.create({ payment_intent: part.paymentIntentId ?? '', amount: 1000, refund_application_fee: true }, on)
  await pass(seller)
  await pass(seller)
  expect(await openOf(seller)).toEqual([['missing_here', 0, 1000]])
  await settleSellerOrder(part.id)
  const { id } = await db().refund.findFirstOrThrow({ where: { sellerOrderId: part.id } })
  await advanceRefund(id)
  await pass(seller)
  expect(await openOf(seller)).toEqual([])
  expect(await db().difference.findMany({ where: { accountId: seller.accountId } })).toMatchObject([{ how: 'matched', kind: 'missing_here' }])
})

test('a fee that was given back by hand is one difference, which an operator explains, until its figures change', async () => {
  const { seller, part } = await sold()
  const giveBack = async (amount: number) => {
    const [fee] = (await stripe.applicationFees.list({ charge: part.chargeId ?? '' })).data
    await stripe.applicationFees.createRefund(fee?.id ?? '', { amount })
  }
  await giveBack(100)
  await pass(seller)
  expect(await openOf(seller)).toEqual([['fee_policy', 0, 100]])
  const { id } = await db().difference.findFirstOrThrow({ where: { accountId: seller.accountId } })
  const operator = { isOperator: true, email: 'op@souk.test' }
  expect(await explainDifference({ ...operator, isOperator: false }, { id, note: 'x' })).toEqual({ kind: 'not_operator' })
  expect(await explainDifference(operator, { id, note: ' ' })).toEqual({ kind: 'note_missing' })
  expect(await explainDifference(operator, { id, note: 'Goodwill for a late parcel.' })).toEqual({ kind: 'explained' })
  expect(await explainDifference(operator, { id, note: 'Again.' })).toEqual({ kind: 'closed_before' })
  await pass(seller)
  expect(await openOf(seller)).toEqual([])
  await giveBack(50)
  await pass(seller)
  expect(await openOf(seller)).toEqual([['fee_policy', 0, 150]])
})

test('a fee that stands otherwise here is one difference that names both', async () => {
  const { seller, part } = await sold()
  const change = (applicationFeeMinor: number) => db().sellerOrder.update({ where: { id: part.id }, data: { applicationFeeMinor } })
  await change(400)
  await pass(seller)
  expect(await openOf(seller)).toEqual([['fee', 400, 500]])
  await change(500)
  await pass(seller)
  expect(await openOf(seller)).toEqual([])
})

test('a second charge for a part, and one for no part of ours, are one difference each; what is given back closes', async () => {
  const { seller, part, on } = await sold()
  const twice = await intent({ orderId: part.orderId, sellerOrderId: part.id }, on)
  const nobody = await intent({ orderId: 'gone', sellerOrderId: 'gone' }, on)
  await pass(seller)
  expect((await openOf(seller)).sort()).toEqual([
    ['duplicate', 0, 3000],
    ['stranger', 0, 3000],
  ])
  for (const { id } of [twice, nobody]) await stripe.refunds.create({ payment_intent: id }, on)
  await pass(seller)
  expect(await openOf(seller)).toEqual([])
})

test('what the account earns elsewhere is no difference, nor what was on it before its book began', async () => {
  const seller = await market.seller()
  const earn = async (amount: number) => {
    const body = JSON.stringify({ account: seller.accountId, kind: 'charge', amount })
    expect((await fetch(`${sandbox.url}/_sandbox/activity`, { method: 'POST', body })).ok).toBe(true)
  }
  await earn(7000)
  await sandbox.control.advance(40 * 86_400)
  await db().connectedAccount.updateMany({ where: { accountId: seller.accountId }, data: { connectedAt: new Date(Date.now() + 400 * 86_400_000) } })
  await pass(seller)
  await earn(2000)
  await pass(seller)
  expect(await openOf(seller)).toEqual([])
})

test('what is in the mirror and not in the books yet, or in neither, is no difference of the balance', async () => {
  const { seller } = await sold()
  await pass(seller)
  await sell(seller)
  await sandbox.control.advance(61)
  await readBalance(seller.accountId)
  const openBalances = async () => (await openOf(seller)).filter(([kind]) => kind === 'balance_open')
  await reconcile(seller.accountId)
  expect(await openBalances()).toEqual([])
  await sell(seller)
  await reconcile(seller.accountId)
  expect(await openBalances()).toEqual([])
  await pass(seller)
  expect(await openOf(seller)).toEqual([])
})

test('a part that clears is not looked at again until something comes to it, or its row says something else', async () => {
  const { seller, part, on } = await sold()
  const noted = () => db().clearingChange.count({ where: { accountId: seller.accountId } })
  expect(await noted()).toBeGreaterThan(0)
  await pass(seller)
  expect([await noted(), await openOf(seller)]).toEqual([0, []])
  await stripe.refunds.create({ payment_intent: part.paymentIntentId ?? '', amount: 1500 }, on)
  await pass(seller)
  expect(await openOf(seller)).toEqual([['missing_here', 0, 1500]])
  await pass(seller)
  expect(await openOf(seller)).toHaveLength(1)
  await settleSellerOrder(part.id)
  for (const { id } of await db().refund.findMany({ where: { sellerOrderId: part.id } })) await advanceRefund(id)
  await pass(seller)
  expect([await noted(), await openOf(seller)]).toEqual([0, []])
  await db().sellerOrder.update({ where: { id: part.id }, data: { applicationFeeMinor: 400 } })
  await pass(seller)
  expect(await openOf(seller)).toMatchObject([['fee', 400, 500]])
  await db().sellerOrder.update({ where: { id: part.id }, data: { applicationFeeMinor: 500 } })
  await pass(seller)
  expect([await noted(), await openOf(seller)]).toEqual([0, []])
})
