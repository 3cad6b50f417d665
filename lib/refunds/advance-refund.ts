import { findPart, type PartForSettlement } from '@/lib/db/orders/settlements'
import { findRefund, noteRequest, type RefundRow } from '@/lib/db/refunds/refunds'
import { isMade, waitsForCall } from '@/lib/domain/refunds/refund-state'
import { nextRequest } from '@/lib/domain/refunds/request-key'
import { listRefunds, refundAmountOf } from '@/lib/stripe/calls/refunds'
import { isWholeWithFee } from './fees'
import { giveFeeBack } from './give-fee-back'
import { recordRefunds } from './record-refunds'
import { markUnanswered, refuseRefund } from './refuse-refund'

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
  if (row.requestedAt !== null && !(await isStillToDo(row, part))) return
  const request = nextRequest(row, new Date())
  await noteRequest(row, request)
  const { id: refundId, sellerOrderId, amountMinor, reason } = row
  const { orderId, paymentIntentId } = part
  const wish = { refundId, orderId, sellerOrderId, paymentIntentId, place: part, amountMinor, reason, withWholeFee: isWholeWithFee(row, part) }
  const made = await refundAmountOf(wish, `${orderId}/${sellerOrderId}/refund/${refundId}/${request.repeats}`)
  if (made.kind === 'ok') return recordRefunds(part, [made.value])
  return made.kind === 'unknown' ? markUnanswered(row, orderId) : refuseRefund(row, orderId, { status: 402, ...made })
}

/** A call was made before: Stripe may have done it. @returns false where it has, and where it does not say */
async function isStillToDo(row: RefundRow, part: Part): Promise<boolean> {
  const found = await listRefunds(part.paymentIntentId, part)
  if (found.kind !== 'ok') return false
  const own = found.value.find(({ refundId }) => refundId === row.id)
  if (own) await recordRefunds(part, [own])
  return !own
}
