import { lockProducts } from '@/lib/db/catalog/variants'
import { type Tx, transaction } from '@/lib/db/client'
import { grantEntitlements, revokeLine } from '@/lib/db/digital/entitlements'
import { findDisputes } from '@/lib/db/disputes/disputes'
import { send } from '@/lib/db/jobs/jobs'
import { postJournals } from '@/lib/db/ledger/post-journals'
import { soldPart } from '@/lib/db/ledger/sold-part'
import { lockOrder, noteOrderEvent, type OrderRow, type PartRow } from '@/lib/db/orders/orders'
import { noteRefunded } from '@/lib/db/refunds/refunded-parts'
import { findFeePolicy, findRefunds, findStripeFee, insertRefund, type RefundRow, restock, updateRefund } from '@/lib/db/refunds/refunds'
import { failedRefundJournals, feeReturnJournals, refundJournals } from '@/lib/domain/ledger/story-journals'
import type { RefundOrigin } from '@/lib/domain/refunds/refund-state'
import { hasFailed, isMade, nextRefundStatus } from '@/lib/domain/refunds/refund-state'
import { mailRefund } from '@/lib/notices/news'
import { followRefund } from '@/lib/returns/follow-refund'
import { recordEventsIn } from '@/lib/saga/record/record-events'
import { partEvent, type SagaEvent } from '@/lib/saga/saga-event'
import type { RefundFacts } from '@/lib/stripe/calls/refunds'
import { chargedFees, feeOfRefund, unknownFeeBack } from './fees'

/**
 * Makes what Stripe says of a part's refunds true here, with all that follows: pieces go back to the shelf, rights end, mails are sent, a return closes, the part is
 * refunded. One that was made at Stripe, of which we had no row, gets one; our fee goes back with it by the operator's policy. Twice, in any order, is a no-op.
 * @param facts of some of its refunds or all
 * @param refundedFeeMinor what of our fee is back at Stripe
 */
export async function recordRefunds(part: { id: string; orderId: string }, facts: RefundFacts[], refundedFeeMinor = 0): Promise<void> {
  if (facts.length === 0) return
  await transaction(async (tx) => {
    const order = await lockOrder(tx, part.orderId)
    const found = order.parts.find(({ id }) => id === part.id)
    if (!found) return
    for (const fact of facts.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime()))
      await recordOne(tx, order, found, fact, refundedFeeMinor)
    await followPart(tx, order, found)
  })
}

async function recordOne(tx: Tx, order: OrderRow, part: PartRow, fact: RefundFacts, refundedFeeMinor: number): Promise<void> {
  const rows = await findRefunds([part.id], tx)
  const own =
    rows.find(({ stripeRefundId }) => stripeRefundId === fact.id) ?? rows.find(({ id, stripeRefundId }) => id === fact.refundId && !stripeRefundId)
  const row = own ?? (await insertUnknown(tx, order, part, rows, fact, refundedFeeMinor))
  const status = own ? nextRefundStatus(row.status, fact.status) : row.status
  const { id: stripeRefundId, failureReason, pendingReason, bankReference, booked } = fact
  const { currency: settledCurrency = row.settledCurrency, netMinor = row.netMinor, returnedFeeMinor = row.returnedFeeMinor } = booked ?? {}
  await updateRefund(tx, row.id, {
    ...{ stripeRefundId, status, failureReason, settledCurrency, netMinor, returnedFeeMinor },
    pendingReason: status === 'pending' ? pendingReason : null,
    bankReference: bankReference ?? row.bankReference,
  })
  const after = { ...row, status, pendingReason }
  if (own?.status !== status) await post(tx, order, part, after)
  if (isMade(status) && !(own && isMade(own.status))) await followMade(tx, part, after)
  if (hasFailed(status) && !(own && hasFailed(own.status))) await followFailed(tx, order, after)
  if (status === 'pending' && pendingReason === 'insufficient_funds' && row.pendingReason !== pendingReason)
    await tell(tx, after, ['seller'], 'waiting')
}

/** A refund that somebody made at Stripe, or that the order's own rules made. */
async function insertUnknown(
  tx: Tx,
  order: OrderRow,
  part: PartRow,
  rows: RefundRow[],
  fact: RefundFacts,
  refundedFeeMinor: number,
): Promise<RefundRow> {
  const { amountMinor, status, createdAt } = fact
  const origin = originOf(order, part)
  const isOurs = origin !== 'stripe_dashboard'
  const feePolicy = isOurs ? 'proportional' : await findFeePolicy(tx)
  const given = { refunds: rows, disputes: await findDisputes([part.id], tx) }
  const dueMinor = isMade(status)
    ? feeOfRefund(feePolicy, chargedFees(part, await findStripeFee(part.id, tx)), given, amountMinor, isOurs ? 0 : refundedFeeMinor)
    : 0
  // What the order's own rules give back takes our fee with it; so may what was made at Stripe, and then no more is due.
  const isBack = isOurs || dueMinor === 0
  const feeBackMinor = isOurs || dueMinor > 0 ? dueMinor : unknownFeeBack(given, refundedFeeMinor)
  const fee = { feePolicy, feeBackMinor, feeBackAt: isBack && feeBackMinor > 0 ? createdAt : null }
  const row = await insertRefund(tx, part.sellerId, {
    sellerOrderId: part.id,
    origin,
    amountMinor,
    adjustmentMinor: amountMinor,
    status,
    createdAt,
    ...fee,
    lines: [],
  })
  if (feeBackMinor > 0 && !isBack) await send(tx, 'advance-refund', { refundId: row.id })
  return row
}

/** The refund as the books have it: made, come back, and our fee where it went back with it. What is there already stays. */
async function post(tx: Tx, order: OrderRow, part: PartRow, row: RefundRow): Promise<void> {
  const [sold, now] = [soldPart(order, part), new Date()]
  if (isMade(row.status)) await postJournals(tx, refundJournals(sold, row, row.createdAt))
  if (hasFailed(row.status)) await postJournals(tx, failedRefundJournals(sold, row, now))
  if (row.feeBackAt) await postJournals(tx, feeReturnJournals(sold, row, row.feeBackAt))
}

function originOf({ decision }: OrderRow, { cancelation }: PartRow): RefundOrigin {
  if (decision === 'release') return 'saga'
  return cancelation?.status === 'accepted' ? 'buyer_cancel' : 'stripe_dashboard'
}

/** What was refunded goes back to the shelf where its seller said so. */
async function followMade(tx: Tx, part: PartRow, row: RefundRow): Promise<void> {
  const shelved = row.lines.flatMap(({ id, orderLineId, quantity, isRestocked }) => {
    const line = isRestocked ? part.lines.find((each) => each.id === orderLineId) : undefined
    return line ? [{ refundLineId: id, variantId: line.variantId, productId: line.productId, quantity }] : []
  })
  if (shelved.length > 0) await lockProducts(tx, [...new Set(shelved.map(({ productId }) => productId))])
  await restock(tx, shelved)
  // Of what its own rules give back the order's own mails tell.
  if (row.origin !== 'saga' && row.origin !== 'buyer_cancel') await tell(tx, row, ['buyer'], 'made')
}

async function followFailed(tx: Tx, { id: orderId }: OrderRow, row: RefundRow): Promise<void> {
  await noteOrderEvent(tx, { orderId, sellerOrderId: row.sellerOrderId, event: 'refund_came_back', detail: { note: row.failureReason ?? '' } })
  await tell(tx, row, ['buyer', 'seller'], 'failed')
}

async function tell(tx: Tx, row: RefundRow, to: ('buyer' | 'seller')[], about: 'made' | 'failed' | 'waiting'): Promise<void> {
  for (const each of to) {
    const { id, data } = mailRefund(row, each, about)
    await send(tx, 'send-refund-mail', data, { id })
  }
}

/** What is given back of the part now, and whether that is all of it. */
async function followPart(tx: Tx, order: OrderRow, part: PartRow): Promise<void> {
  const rows = await findRefunds([part.id], tx)
  const madeMinor = rows.reduce((sum, { status, amountMinor }) => sum + (isMade(status) ? amountMinor : 0), 0)
  const someFailed = rows.some(({ status }) => hasFailed(status))
  // What is given back becomes less only where a refund has failed; one that is not read yet is not forgotten.
  const refundedMinor = someFailed ? madeMinor : Math.max(madeMinor, part.refundedMinor)
  await noteRefunded(tx, part, { refundedMinor, isToBeRead: rows.some(({ status, netMinor }) => isMade(status) && netMinor === null) })
  await followDigitalLines(tx, part, rows)
  const event = eventOf(order, part, refundedMinor, someFailed)
  if (event) await recordEventsIn(tx, order.id, [event])
  await followRefund(tx, { ...part, refundedMinor }, rows)
}

/** A digital line all of whose pieces are refunded is no longer its buyer's; where a refund of it has come back it is again. */
async function followDigitalLines(tx: Tx, part: PartRow, rows: RefundRow[]): Promise<void> {
  const refundedOf = (lineId: string) => {
    const pieces = rows.filter(({ status }) => isMade(status)).flatMap(({ lines }) => lines)
    return pieces.reduce((sum, { orderLineId, quantity }) => sum + (orderLineId === lineId ? quantity : 0), 0)
  }
  const named = part.lines.filter(
    ({ id, kind }) => kind === 'digital' && rows.some(({ lines }) => lines.some(({ orderLineId }) => orderLineId === id)),
  )
  for (const line of named) {
    if (refundedOf(line.id) >= line.quantity) await revokeLine(tx, line.id, 'refunded')
    else if (part.status === 'captured') await grantEntitlements(tx, [line])
  }
}

function eventOf({ decision }: OrderRow, part: PartRow, refundedMinor: number, someFailed: boolean): SagaEvent | null {
  const { id: partId, amountMinor, status, cancelation } = part
  if (refundedMinor >= amountMinor) return partEvent({ type: 'part', partId, to: 'refunded' }, { refundedMinor })
  if (status !== 'refunded' || !someFailed) return null
  const isToBeGivenBack = refundedMinor === 0 || decision === 'release' || cancelation?.status === 'accepted'
  if (isToBeGivenBack) return partEvent({ type: 'part', partId, to: 'refund_failed' }, { refundedMinor })
  return partEvent({ type: 'part', partId, to: 'captured', isRefundBack: true }, { refundedMinor })
}
