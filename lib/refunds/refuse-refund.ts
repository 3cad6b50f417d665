import { transaction } from '@/lib/db/client'
import { lockOrder, noteOrderEvent } from '@/lib/db/orders/orders'
import { findRefund, type RefundRow, updateRefund } from '@/lib/db/refunds/refunds'
import { refundRefusal } from '@/lib/domain/refunds/refund-refusal'
import { waitsForCall } from '@/lib/domain/refunds/refund-state'

/** Stripe said no: nothing was given back, and the row says why. What was answered meanwhile stands. */
export function refuseRefund(
  row: RefundRow,
  orderId: string,
  refused: { code: string; message: string; status: number; param?: string },
): Promise<void> {
  return transaction(async (tx) => {
    await lockOrder(tx, orderId)
    const now = await findRefund(row.id, tx)
    if (!now || !waitsForCall(now.status)) return
    await updateRefund(tx, row.id, { status: 'refused', refusal: refundRefusal(refused), refusalWords: refused.message })
    await noteOrderEvent(tx, { orderId, sellerOrderId: row.sellerOrderId, event: 'refund_refused', detail: { note: refused.message } })
  })
}

/** Stripe did not answer: whether it was done is found out. */
export function markUnanswered(row: RefundRow, orderId: string): Promise<void> {
  return transaction(async (tx) => {
    await lockOrder(tx, orderId)
    if ((await findRefund(row.id, tx))?.status === 'asked') await updateRefund(tx, row.id, { status: 'unknown' })
  })
}
