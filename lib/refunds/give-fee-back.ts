import { transaction } from '@/lib/db/client'
import { send } from '@/lib/db/jobs/jobs'
import { postJournals } from '@/lib/db/ledger/post-journals'
import { soldPart } from '@/lib/db/ledger/sold-part'
import type { PartForSettlement } from '@/lib/db/orders/settlements'
import { noteFeeRequest, type RefundRow, updateRefund } from '@/lib/db/refunds/refunds'
import { feeReturnJournals } from '@/lib/domain/ledger/story-journals'
import { type KeyedRequest, nextRequest } from '@/lib/domain/refunds/request-key'
import { readCharge } from '@/lib/stripe/calls/charges'
import { readFee, refundFee } from '@/lib/stripe/calls/fee-refunds'
import { isWholeWithFee } from './fees'

/**
 * Gives our fee back as far as it belongs to a refund that is made. What Stripe gave back of it already, or no longer has, is not given twice.
 * @returns `waiting` while the charge does not name its fee, which takes up to an hour, or while Stripe does not answer
 */
export async function giveFeeBack(row: RefundRow, part: PartForSettlement): Promise<'done' | 'waiting'> {
  if (row.feeBackMinor === 0 || row.feeBackAt) return 'done'
  if (row.stripeRefundId && row.requestedAt && isWholeWithFee(row, part)) return done(row, part, null, row.feeBackMinor)
  const request = { requestedAt: row.feeRequestedAt, repeats: row.feeRepeats, note: (next: KeyedRequest) => noteFeeRequest(row, next) }
  const back = await returnFee({ ...row, key: `refund/${row.id}`, request }, part)
  return back === 'waiting' ? back : done(row, part, back.stripeFeeRefundId, back.feeBackMinor)
}

/**
 * Gives so much of our fee back at Stripe, once: what is there already under this id is found. No more than is left of it.
 * @param owed `id` stands in Stripe's metadata; `key` is part of the key; `request`: what was asked for before, and what notes the next before it is made
 */
export async function returnFee(
  owed: { id: string; feeBackMinor: number; key: string; request: KeyedRequest & { note: (next: KeyedRequest) => Promise<void> } },
  part: PartForSettlement,
): Promise<'waiting' | { stripeFeeRefundId: string | null; feeBackMinor: number }> {
  const charge = part.chargeId ? await readCharge(part.chargeId, part) : null
  const feeId = charge?.kind === 'ok' ? charge.value.applicationFeeId : null
  if (!feeId) return 'waiting'
  const fee = await readFee(feeId)
  if (fee.kind !== 'ok') return 'waiting'
  const own = fee.value.refunds.find(({ refundId }) => refundId === owed.id)
  if (own) return { stripeFeeRefundId: own.id, feeBackMinor: own.amountMinor }
  const amountMinor = Math.min(owed.feeBackMinor, fee.value.leftMinor)
  if (amountMinor === 0) return { stripeFeeRefundId: null, feeBackMinor: 0 }
  const request = nextRequest(owed.request, new Date())
  await owed.request.note(request)
  const made = await refundFee(feeId, amountMinor, owed.id, `${part.orderId}/${part.id}/${owed.key}/fee/${amountMinor}/${request.repeats}`)
  return made.kind === 'ok' ? { stripeFeeRefundId: made.value.id, feeBackMinor: made.value.amountMinor } : 'waiting'
}

/** Notes that our fee is back. @param stripeFeeRefundId null where it came back with the refund itself */
async function done(row: RefundRow, part: PartForSettlement, stripeFeeRefundId: string | null, feeBackMinor: number): Promise<'done'> {
  await transaction(async (tx) => {
    const feeBackAt = new Date()
    await updateRefund(tx, row.id, { stripeFeeRefundId, feeBackMinor, feeBackAt })
    await postJournals(tx, feeReturnJournals(soldPart(part.order, part), { ...row, feeBackMinor }, feeBackAt))
    await send(tx, 'settle-seller-order', { sellerOrderId: row.sellerOrderId })
  })
  return 'done'
}
