import { transaction } from '@/lib/db/client'
import {
  getOrder,
  lockOrder,
  noteOrderEvent,
  type OrderChanges,
  type OrderRow,
  type PartChanges,
  type PartRow,
  updateOrder,
} from '@/lib/db/orders/orders'
import { sendSafetyJob } from './send-safety-job'

/** `isDue`: it is to happen now, should whoever asks for it die on the way. */
export type Rescheduled = { order?: OrderChanges; part: PartChanges; isDue?: boolean }

/**
 * Moves the day on which a part is due, and says why in the order's history. No status changes by it: that is `recordEvent`'s alone.
 * @param event as the history calls it
 * @param plan what to write, from the row as it is under its lock; null when there is nothing to move (any more)
 * @returns the order as it is then
 */
export function reschedulePart(
  orderId: string,
  partId: string,
  event: string,
  plan: (order: OrderRow, part: PartRow) => Rescheduled | null,
): Promise<OrderRow> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, orderId)
    const part = order.parts.find(({ id }) => id === partId)
    const moved = part && plan(order, part)
    if (!moved) return order
    await updateOrder(tx, orderId, moved.order ?? {}, [{ id: partId, changes: moved.part }])
    const { endReason, declineCode } = moved.part
    const detail = { ...(endReason && { reason: endReason }), ...(declineCode && { code: declineCode }) }
    await noteOrderEvent(tx, { orderId, sellerOrderId: partId, event, ...(Object.keys(detail).length > 0 && { detail }) })
    if (moved.isDue) await sendSafetyJob(tx, orderId)
    return getOrder(orderId, tx)
  })
}
