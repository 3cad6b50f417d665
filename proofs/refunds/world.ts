// A sale that is refunded in every way there is, and what must be true of it at every instant and at the end.
import type { Sandbox } from '@souk/local-stripe'
import { readBalance } from '@/lib/balance/read-balance'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { sumSellerMonths } from '@/lib/db/figures/months'
import { openClearing, stripeBalances } from '@/lib/db/ledger/balances'
import { findOrderOfPart } from '@/lib/db/orders/orders'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { ConnectedAccountId } from '@/lib/domain/ids'
import { countsAsGivenBack, hasFailed, isMade } from '@/lib/domain/refunds/refund-state'
import { postBooked } from '@/lib/ledger/post-booked'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { reconcile } from '@/lib/reconciliation/reconcile'
import { advanceRefund } from '@/lib/refunds/advance-refund'
import { readPaidPart } from '@/lib/refunds/paid-part'
import { shipTo, testMarket } from '@/testing/market'

const HOURS = 2 * 3600
/** So long Stripe gives a saved error again under the same key. Source: docs.stripe.com/api/idempotent_requests */
const KEY_SECONDS = 24 * 3600
/** No call of ours takes so long: what was asked for before may be asked for anew. */
const LONG_AGO_MS = 700_000

export type Sold = { partId: string; accountId: ConnectedAccountId; sellerId: string; capturedMinor: number; feeMinor: number }

/** Pieces of two products at odd prices with tax on top, and delivery. */
export async function sell(sandbox: Sandbox, prices: number[], quantity: number): Promise<Sold> {
  const market = testMarket(sandbox)
  const seller = await market.seller()
  await market.zone(seller)
  await market.tax(seller, { behavior: 'exclusive', rates: [{ country: 'US', rateMicros: 72_500 }] })
  const products = []
  for (const priceMinor of prices) products.push(await market.product(seller, { kind: 'physical', priceMinor }))
  const wish = market.wish(products, await market.card(), { shipTo: shipTo(), quantity })
  await placeOrder(wish, market.guest())
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
  if (part.status !== 'captured') throw new Error(`The part is ${part.status}`)
  await settleSellerOrder(part.id)
  const accountId = ConnectedAccountId.parse(seller.accountId)
  return { partId: part.id, accountId, sellerId: seller.sellerId, capturedMinor: part.amountMinor, feeMinor: part.applicationFeeMinor }
}

/** The refunds of a sale that stand at Stripe, and what of the fee is back. */
async function atStripe({ control }: Sandbox, { accountId }: Sold) {
  const all = (await control.objects('refund', accountId)).map(({ object }) => object)
  const live = all.filter(({ status }) => status !== 'failed' && status !== 'canceled')
  const fees = (await control.objects('application_fee')).map(({ object }) => object).filter((fee) => fee.account === accountId)
  return { live, feeMinor: sum(fees, (fee) => fee.amount), feeBackMinor: sum(fees, (fee) => fee.amount_refunded) }
}

const rowsOf = ({ partId }: Sold) => db().refund.findMany({ where: { sellerOrderId: partId }, include: { lines: true } })

/** What holds at every instant, however far anything has come. @returns what does not */
export async function wrongNow(sandbox: Sandbox, sold: Sold): Promise<string[]> {
  // Stripe is looked at first: what it has by then was written before it was asked for, so the rows that are read after it must have it.
  const stripe = await atStripe(sandbox, sold)
  const rows = await rowsOf(sold)
  const counting = rows.filter(({ status }) => countsAsGivenBack(status))
  const ours = counting.filter(({ origin }) => origin !== 'stripe_dashboard')
  const says: string[] = []
  const sent = sum(stripe.live, ({ amount }) => amount)
  if (sent > sold.capturedMinor) says.push(`Stripe refunded ${sent} of ${sold.capturedMinor}`)
  if (stripe.feeBackMinor > stripe.feeMinor) says.push(`${stripe.feeBackMinor} of the fee of ${stripe.feeMinor} came back`)
  const asked = sum(ours, ({ amountMinor }) => amountMinor)
  if (asked > sold.capturedMinor) says.push(`${asked} of ${sold.capturedMinor} is promised`)
  for (const { id, amount, metadata } of stripe.live) {
    const row = metadata?.refundId && counting.find((each) => each.id === metadata.refundId)
    if (metadata?.refundId && (!row || row.amountMinor !== amount)) says.push(`${id} of ${amount} was sent and does not count here`)
  }
  return says
}

/** Everything is asked, heard, read and compared, as jobs and sweeps do it in the end. */
export async function heal(sandbox: Sandbox, sold: Sold): Promise<void> {
  await sandbox.control.clearFaults()
  await goOn(sold)
  await sandbox.control.advance(KEY_SECONDS)
  for (let round = 0; round < 3; round += 1) await goOn(sold)
  await sandbox.control.advance(HOURS)
  for (const owner of [PLATFORM, sold.accountId] as const) await readBalance(owner)
  await postBooked()
  for (const owner of [PLATFORM, sold.accountId] as const) await reconcile(owner)
}

async function goOn(sold: Sold): Promise<void> {
  await settleSellerOrder(sold.partId)
  const before = new Date(Date.now() - LONG_AGO_MS)
  await db().refund.updateMany({ where: { sellerOrderId: sold.partId, requestedAt: { gt: before } }, data: { requestedAt: before } })
  for (const { id } of await rowsOf(sold)) await advanceRefund(id)
}

/** What holds once nothing is under way: here, at Stripe and in the books the same went back, with the same of the fee. @returns what does not */
export async function wrongInTheEnd(sandbox: Sandbox, sold: Sold): Promise<string[]> {
  const stripe = await atStripe(sandbox, sold)
  const rows = await rowsOf(sold)
  const made = rows.filter(({ status }) => isMade(status))
  const says = await wrongNow(sandbox, sold)
  const differ = (what: string, here: unknown, there: unknown) => {
    if (JSON.stringify(here) !== JSON.stringify(there)) says.push(`${what}: ${JSON.stringify(here)} here, ${JSON.stringify(there)} there`)
  }
  const amounts = (all: { id: string | null; amount: number }[]) => all.map(({ id, amount }) => `${id} ${amount}`).sort()
  differ('refunds', amounts(made.map((row) => ({ id: row.stripeRefundId, amount: row.amountMinor }))), amounts(stripe.live))
  differ(
    'rows that are neither made nor over',
    rows.filter(({ status }) => !isMade(status) && !hasFailed(status) && status !== 'refused').map(({ status }) => status),
    [],
  )
  const backMinor = sum(rows, ({ feeBackAt, feeBackMinor }) => (feeBackAt ? feeBackMinor : 0))
  differ('fee that came back', backMinor, stripe.feeBackMinor)
  differ('fees that are owed', made.filter(({ feeBackMinor, feeBackAt }) => feeBackMinor > 0 && !feeBackAt).length, 0)
  const givenMinor = sum(made, ({ amountMinor }) => amountMinor)
  const [month] = await sumSellerMonths(sold.sellerId, false)
  differ(
    'figures',
    [month?.soldMinor, month?.refundedMinor, month?.chargedMinor, month?.returnedMinor],
    [...[sold.capturedMinor, givenMinor, sold.feeMinor, backMinor]],
  )
  differ('clearing', [...(await openClearing(sold.accountId, false)), ...(await clearingOfPlatform(sold))], [])
  const booked = await sandbox.control.objects('balance_transaction', sold.accountId)
  differ(
    'balance',
    (await stripeBalances(sold.accountId, false))[0]?.amountMinor ?? 0,
    sum(booked, ({ object }) => object.net),
  )
  const open = await db().difference.findMany({ where: { accountId: { in: [sold.accountId, PLATFORM] }, resolvedAt: null } })
  differ(
    'differences',
    open.map(({ kind, subject }) => `${kind} ${subject}`),
    [],
  )
  return [...says, ...(await wrongByLine(sold))]
}

/** No line gives back more than was paid for it, in money, in tax or in pieces; what is refunded piece by piece to the last is exactly what was paid. */
async function wrongByLine(sold: Sold): Promise<string[]> {
  const found = await findOrderOfPart(sold.partId)
  if (!found) return ['The part is gone']
  const paid = await readPaidPart(found.part)
  const rows = (await rowsOf(sold)).filter(({ status }) => countsAsGivenBack(status)).flatMap(({ lines }) => lines)
  return paid.lines.flatMap(({ id, quantity, amountMinor, taxMinor }) => {
    const given = rows.filter(({ orderLineId }) => orderLineId === id)
    const back = [sum(given, (line) => line.quantity), sum(given, (line) => line.amountMinor), sum(given, (line) => line.taxMinor)]
    const whole = [quantity, amountMinor, taxMinor]
    const isOver = back.some((each, at) => each > (whole[at] ?? 0))
    const isOff = back[0] === quantity && JSON.stringify(back) !== JSON.stringify(whole)
    return isOver || isOff ? [`line ${id}: ${back.join(', ')} of ${whole.join(', ')} went back`] : []
  })
}

async function clearingOfPlatform({ partId }: Sold) {
  return (await openClearing(PLATFORM, false)).filter(({ sellerOrderId }) => sellerOrderId === partId)
}

function sum<T>(all: T[], amountOf: (one: T) => number): number {
  return all.reduce((total, one) => total + amountOf(one), 0)
}
