import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { readBalance } from '@/lib/balance/read-balance'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { openClearing } from '@/lib/db/ledger/balances'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { waterfallOf } from '@/lib/domain/balance/waterfall'
import { createRefund } from '@/lib/refunds/create-refund'
import { comparedShops } from '@/testing/compared-shops'
import { testDatabase } from '@/testing/database'
import type { TestSeller } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { postBooked } from './post-booked'
import { settleSellerOrder } from './settle-seller-order'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const { market, stripe, buy, sell, pass, differencesOf, charge } = comparedShops(sandbox)
afterAll(stopJobs)

const managed = () => market.seller({ chargeModel: 'destination' })
async function openOf(seller: TestSeller) {
  const open = (await differencesOf(seller)).filter(({ resolvedAt }) => !resolvedAt)
  return open.map(({ accountId, kind, oursMinor, stripesMinor }) => [accountId === PLATFORM ? 'ours' : 'theirs', kind, oursMinor, stripesMinor])
}
/** What the books of an account say of a part, by account of the book. */
async function bookOf(book: string, sellerOrderId: string): Promise<Record<string, number>> {
  const rows = await db().$queryRaw<{ account: string; sum: number }[]>`
    select e.account, sum(e."amountMinor")::float8 as sum from "LedgerJournal" j join "LedgerEntry" e on e."journalId" = j.id
    where j.book = ${book} and j."sellerOrderId" = ${sellerOrderId} group by e.account having sum(e."amountMinor") <> 0`
  return Object.fromEntries(rows.map(({ account, sum }) => [account, sum]))
}
async function refund(seller: TestSeller, sellerOrderId: string, amountMinor: number) {
  const draft = { lines: [], shippingMinor: 0, adjustmentMinor: amountMinor, reason: null, note: null }
  const wish = { refundId: randomUUID(), sellerOrderId, draft, seenMinor: amountMinor, returnId: null }
  expect(await createRefund({ sellerId: seller.sellerId }, wish)).toEqual({ kind: 'created', status: 'succeeded' })
  await settleSellerOrder(sellerOrderId)
}

test('a sale charged on the platform and its refund clear in both books, and both say what Stripe’s balances say', async () => {
  const seller = await managed()
  const part = await sell(seller)
  await refund(seller, part.id, 4000)
  await pass(seller)
  expect(await openClearing(seller.accountId, false)).toEqual([])
  expect(await openClearing(PLATFORM, false)).toEqual([])
  expect(await openOf(seller)).toEqual([])
  // Of $100.00 with a fee of $5.00, $40.00 and $2.00 of the fee went back. Stripe's own fee is ours.
  expect(await bookOf(seller.accountId, part.id)).toEqual({ stripe: 5700, sales: -10_000, refunds: 4000, platform_fees: 300 })
  const ours = await bookOf(PLATFORM, part.id)
  expect(ours).toEqual({ stripe: 300 - (ours.stripe_fees ?? 0), stripe_fees: 320, fees: -500, fees_returned: 200 })
})

test('what was booked before it was known where it was sent is known for ours afterwards', async () => {
  const seller = await managed()
  const part = await buy(seller)
  await sandbox.control.advance(61)
  for (const owner of [PLATFORM, seller.accountId] as const) await readBalance(owner)
  await postBooked()
  expect(await bookOf(seller.accountId, part.id)).toMatchObject({ clearing: 9500 })
  await settleSellerOrder(part.id)
  await pass(seller)
  expect(await bookOf(seller.accountId, part.id)).toEqual({ stripe: 9500, sales: -10_000, platform_fees: 500 })
  expect(await openClearing(PLATFORM, false)).toEqual([])
  expect(await openOf(seller)).toEqual([])
})

test('a refund in the platform’s dashboard that took nothing from the seller is one difference', async () => {
  const seller = await managed()
  const part = await sell(seller)
  await stripe.refunds.create({ payment_intent: part.paymentIntentId ?? '', amount: 1000, refund_application_fee: true })
  await settleSellerOrder(part.id)
  await pass(seller)
  expect(await openOf(seller)).toEqual([['theirs', 'missing_at_stripe', 1000, 0]])
  const [transfer] = (await stripe.transfers.list({ destination: seller.accountId })).data
  await stripe.transfers.createReversal(transfer?.id ?? '', { amount: 1000 })
  await pass(seller)
  expect(await openOf(seller)).toEqual([])
})

test('a charge on the platform that names a part and is not its charge is a difference of ours', async () => {
  const seller = await managed()
  const part = await sell(seller)
  await charge({ sellerOrderId: part.id })
  await charge({ sellerOrderId: randomUUID() })
  await pass(seller)
  expect((await openOf(seller)).sort()).toEqual([
    ['ours', 'duplicate', 0, 3000],
    ['ours', 'stranger', 0, 3000],
  ])
})

test('on our own balance what is sent on is no sale of ours', () => {
  const kind = { ours: true, isFeeRefund: false, applicationFeeMinor: 0, otherFeeMinor: 0 }
  const rows = [
    { ...kind, reportingCategory: 'charge', amountMinor: 10_000, otherFeeMinor: 320 },
    { ...kind, reportingCategory: 'transfer', amountMinor: -10_000 },
    { ...kind, reportingCategory: 'refund', amountMinor: -4000 },
    { ...kind, reportingCategory: 'transfer_reversal', amountMinor: 4000 },
  ]
  expect(waterfallOf(rows).filter(({ amountMinor }) => amountMinor !== 0)).toEqual([{ line: 'stripeFees', amountMinor: -320 }])
})
