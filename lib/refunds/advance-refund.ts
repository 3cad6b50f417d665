import { findPart, type PartForSettlement } from '@/lib/db/orders/settlements'
import { findRefund, markRequested, type RefundRow, renewKey } from '@/lib/db/refunds/refunds'
import { isMade, waitsForCall } from '@/lib/domain/refunds/refund-state'
import { listRefunds, refundAmountOf } from '@/lib/stripe/calls/refunds'
import { isWholeWithFee } from './fees'
import { giveFeeBack } from './give-fee-back'
import { recordRefunds } from './record-refunds'
import { markUnanswered, refuseRefund } from './refuse-refund'

/** No call of ours takes so long: what Stripe does not know by then was not done. */
const LONGEST_CALL_MS = 600_000

/**
 * Takes a refund as far as it will go: asks Stripe for it, then gives our fee back. Both are found again after a crash by the id of the refund, which is in Stripe's
 * metadata and in the keys, so that each is done once.
 * @returns `waiting` while Stripe has not answered, or has not said which fee there was
 */
export async function advanceRefund(refundId: string): Promise<'done' | 'waiting'> {
  const row = await findRefund(refundId)
  const part = row && (await findPart(row.sellerOrderId))
  if (!row || !part?.paymentIntentId) return 'done'
  if (waitsForCall(row.status)) await ask(row, { ...part, paymentIntentId: part.paymentIntentId })
  const after = await findRefund(refundId)
  if (!after || waitsForCall(after.status)) return 'waiting'
  // What went back with a refund that failed later is back all the same; what had not stays.
  return isMade(after.status) ? giveFeeBack(after, part) : 'done'
}

/**
 * The same as a job.
 * @throws while it waits, so that it is tried again
 */
export async function advanceRefundLater(refundId: string): Promise<void> {
  if ((await advanceRefund(refundId)) === 'waiting') throw new Error(`Refund ${refundId} waits for Stripe`)
}

type Part = PartForSettlement & { paymentIntentId: string }

async function ask(row: RefundRow, part: Part): Promise<void> {
  const now = new Date()
  const repeats = row.requestedAt === null ? row.repeats : await lookFirst(row, part, now)
  if (repeats === null) return
  await markRequested(row.id, now)
  const { id: refundId, sellerOrderId, amountMinor, reason } = row
  const { orderId, paymentIntentId, accountId } = part
  const wish = { refundId, orderId, sellerOrderId, paymentIntentId, accountId, amountMinor, reason, withWholeFee: isWholeWithFee(row, part) }
  const made = await refundAmountOf(wish, `${orderId}/${sellerOrderId}/refund/${refundId}/${repeats}`)
  if (made.kind === 'ok') return recordRefunds(part, [made.value])
  return made.kind === 'unknown' ? markUnanswered(row, orderId) : refuseRefund(row, orderId, { status: 402, ...made })
}

/**
 * A call was made before: Stripe may have done it. Within ten minutes the same call is made again, which Stripe answers as it did then; later, since it knows of
 * none, a new one.
 * @returns which key to ask with; null where there is nothing to ask (any more, or yet)
 */
async function lookFirst(row: RefundRow, part: Part, now: Date): Promise<number | null> {
  const found = await listRefunds(part.paymentIntentId, part.accountId)
  if (found.kind !== 'ok') return null
  const own = found.value.find(({ refundId }) => refundId === row.id)
  if (own) {
    await recordRefunds(part, [own])
    return null
  }
  if (now.getTime() - (row.requestedAt?.getTime() ?? 0) < LONGEST_CALL_MS) return row.repeats
  await renewKey(row.id, row.repeats, now)
  return row.repeats + 1
}
