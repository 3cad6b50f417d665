import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { sumSalesOf } from '@/lib/db/figures/sales-figures'
import { stopJobs } from '@/lib/db/jobs/jobs'
import type { FeePolicy } from '@/lib/domain/refunds/fee-back'
import { platformOverview } from '@/lib/operations/platform-overview'
import { sumFigures } from '@/lib/operations/sum-figures'
import { advanceRefund } from '@/lib/refunds/advance-refund'
import { createRefund } from '@/lib/refunds/create-refund'
import { setRefundPolicy } from '@/lib/refunds/refund-policy'
import { Chance } from '@/proofs/simulation/chance'
import { testDatabase } from '@/testing/database'
import { testDisputes } from '@/testing/disputed-orders'
import { type TestSeller, testMarket } from '@/testing/market'
import { testReturns } from '@/testing/returned-orders'
import { makeOperator } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { feeCsv, feeMonths } from './fee-statement'
import { figuresCsv, marketFigures } from './figures'
import { readSellerMonth } from './seller-month'
import { settleSellerOrder } from './settle-seller-order'

await testDatabase()
// What a bank says of a refund comes when the clock is moved, not before.
const sandbox = await testSandbox({ asyncDelayMs: 86_400_000 })
const market = testMarket(sandbox)
const disputes = testDisputes(sandbox)
const { refundAtStripe } = testReturns(sandbox)
afterAll(stopJobs)

const WEEK = 7 * 86_400
const SALES = Number(process.env.SALES ?? 14)
const POLICIES: FeePolicy[] = ['proportional', 'keep', 'absorb']
const sumOf = (all: number[]) => all.reduce((sum, one) => sum + one, 0)

async function sell(seller: TestSeller, priceMinor: number, currency: string, card: string) {
  const wish = market.wish(await market.product(seller, { priceMinor, currency }), await market.card(card))
  await placeOrder(wish, market.guest())
  const where = { order: { checkoutId: wish.checkoutId } }
  const { id: partId, status, lines } = await db().sellerOrder.findFirstOrThrow({ where, include: { lines: true } })
  expect(status).toBe('captured')
  return { partId, seller, amountMinor: priceMinor, lineId: lines[0]?.id ?? '' }
}

/** One of our refunds, or one that its seller makes at Stripe, with the fee that goes back. */
async function refund({ partId, seller, lineId }: Awaited<ReturnType<typeof sell>>, amountMinor: number, isOurs: boolean) {
  if (!isOurs) await refundAtStripe(seller, partId, amountMinor)
  else {
    const lines = [{ orderLineId: lineId, open: 0, sent: 0, isRestocked: false }]
    const draft = { lines, shippingMinor: 0, adjustmentMinor: amountMinor, reason: null, note: null }
    const wish = { refundId: randomUUID(), sellerOrderId: partId, draft, seenMinor: amountMinor }
    expect(await createRefund({ sellerId: seller.sellerId }, wish)).toMatchObject({ kind: 'created' })
  }
  await settleSellerOrder(partId)
  for (const { id } of await db().refund.findMany({ where: { sellerOrderId: partId } })) await advanceRefund(id)
}

async function linesOf(csv: AsyncGenerator<string> | null): Promise<string[][]> {
  let text = ''
  for await (const piece of csv ?? []) text += piece
  const rows = text.trim().split('\r\n').slice(1)
  return rows.map((row) => row.split(','))
}

/** A month of a seller as three pages of theirs say it, which must agree: the sales, the fee statement and its file. */
async function asSellerSays({ sellerId }: TestSeller, month: string, currency: string) {
  const sales = (await sumSalesOf(sellerId)).find((row) => row.currency === currency)
  const fees = (await feeMonths(sellerId)).find((row) => row.currency === currency)
  if (!sales || !fees) return null
  const file = (await linesOf(await feeCsv(sellerId, month))).filter((cells) => cells[3] === currency).map((cells) => Number(cells[5]))
  const { count, amountMinor, refundedMinor, applicationFeeMinor, refundedFeeMinor } = sales
  expect(fees).toMatchObject({ sales: count, soldMinor: amountMinor, chargedMinor: applicationFeeMinor, returnedMinor: refundedFeeMinor })
  expect(Math.round(sumOf(file) * 100)).toBe(applicationFeeMinor - refundedFeeMinor)
  return { sales: count, soldMinor: amountMinor, refundedMinor, chargedMinor: applicationFeeMinor, returnedMinor: refundedFeeMinor }
}

async function asOperatorReads(sellers: TestSeller[], currency: string) {
  const view = await marketFigures({ currency })
  if (!view) throw new Error('Nothing was sold')
  const { month } = view.chosen
  const rows = new Map<string, unknown>()
  for (const seller of sellers) {
    const says = await asSellerSays(seller, month, currency)
    const row = view.sellers.find(({ sellerId }) => sellerId === seller.sellerId)
    expect(row === undefined).toBe(says === null)
    if (!row || !says) continue
    expect(row).toMatchObject(says)
    const behind = await readSellerMonth(seller.sellerId, month, { currency })
    expect(behind?.figures).toMatchObject({ ...says, disputes: row.disputes })
    expect(sumOf(behind?.entries.map(({ amountMinor }) => amountMinor) ?? [])).toBe(says.soldMinor - says.refundedMinor)
    expect(sumOf(behind?.entries.map(({ feeMinor }) => feeMinor) ?? [])).toBe(says.chargedMinor - says.returnedMinor)
    rows.set(seller.sellerId, row)
  }
  const { sales, soldMinor, refundedMinor, chargedMinor, returnedMinor, disputes: disputed } = view.chosen
  const ofAll = view.sellers
  const sum = (pick: (row: (typeof ofAll)[number]) => number) => sumOf(ofAll.map(pick))
  expect({ sales, soldMinor, refundedMinor, chargedMinor, returnedMinor, disputed }).toEqual({
    sales: sum((row) => row.sales),
    soldMinor: sum((row) => row.soldMinor),
    refundedMinor: sum((row) => row.refundedMinor),
    chargedMinor: sum((row) => row.chargedMinor),
    returnedMinor: sum((row) => row.returnedMinor),
    disputed: sum((row) => row.disputes),
  })
  const { volume } = await platformOverview()
  expect(volume.find((row) => row.currency === currency)).toEqual({ currency, sales, soldMinor, refundedMinor, chargedMinor, returnedMinor })
  const file = await linesOf(figuresCsv(month, currency))
  expect(Math.round(sumOf(file.map((cells) => Number(cells[5]))) * 100)).toBe(soldMinor)
  expect(Math.round(sumOf(file.map((cells) => Number(cells[9]))) * 100)).toBe(chargedMinor - returnedMinor)
  return { ...view, rows }
}

test('the operator reads the sum of what sellers read, to the cent and in each currency, whatever is sold, refunded, sent back and disputed', async () => {
  const chance = new Chance(`figures ${process.env.SEED ?? 1}`)
  const operator = await makeOperator()
  const sellers = [await market.seller(), await market.seller(), await market.seller({ country: 'DE', currency: 'eur' })]
  const sold = []
  for (let at = 0; at < SALES; at += 1) {
    await setRefundPolicy(operator, { feePolicy: chance.of(POLICIES), onLostDispute: 'keep', answersForSellers: false })
    const seller = chance.of(sellers)
    const sale = await sell(
      seller,
      chance.within(500, 20_000),
      chance.is(0.3) ? 'eur' : 'usd',
      chance.is(0.3) ? 'pm_card_refundFail' : 'pm_card_visa',
    )
    for (let left = sale.amountMinor; left > 0 && chance.is(0.5); ) {
      const amountMinor = Math.max(1, Math.min(left, chance.within(1, sale.amountMinor)))
      await refund(sale, amountMinor, chance.is(0.5))
      left -= amountMinor
    }
    sold.push(sale)
    if (chance.is(0.2)) await sumFigures()
  }
  await sandbox.control.advance(WEEK)
  for (const { partId } of sold) await settleSellerOrder(partId)
  for (const sale of sold.slice(0, 2)) await disputes.open(sale)
  for (const seller of sellers) await disputes.hear({ seller })
  const before = { usd: await asOperatorReads(sellers, 'usd'), eur: await asOperatorReads(sellers, 'eur') }
  await sumFigures()
  expect(await db().monthChange.count()).toBe(0)
  expect({ usd: await asOperatorReads(sellers, 'usd'), eur: await asOperatorReads(sellers, 'eur') }).toEqual(before)
  const { usd, eur } = before
  expect(usd.chosen.refundedMinor).toBeGreaterThan(0)
  expect(usd.chosen.returnedMinor).toBeGreaterThan(0)
  expect(usd.chosen.disputes + eur.chosen.disputes).toBe(2)
  expect(await db().ledgerJournal.count({ where: { kind: 'refund_failed' } })).toBeGreaterThan(0)
}, 120_000)
