import { advanceAndAnswer } from '@/lib/checkout/advance-and-answer'
import { findOrder, type OrderRow, type PartRow } from '@/lib/db/orders/orders'
import { type CanceledBy, isCancelRequested, mayCancel } from '@/lib/domain/order/cancel-item'
import type { Said } from '@/lib/domain/wire/said'
import { type Buyer, mayOpen } from '@/lib/orders/access'
import { recordEvents } from '@/lib/saga/record/record-events'
import { stripeNow } from '@/lib/stripe/clock'

export type ItemCanceled = { kind: 'canceled' } | { kind: 'not_found' } | { kind: 'too_late'; sentence: Said }

/**
 * The buyer cancels a part that is charged later, before it is.
 * @param key from the address in the order's mail, for whoever comes by it
 */
export async function cancelItem(orderId: string, partId: string, buyer: Buyer, key?: string): Promise<ItemCanceled> {
  const order = await findOrder(orderId)
  if (!order?.parts.some(({ id }) => id === partId) || !mayOpen(order, buyer, key, 'cancel')) return { kind: 'not_found' }
  const isOff = await requestCancel(order, partId, 'buyer_canceled', mayCancel)
  return isOff ? { kind: 'canceled' } : { kind: 'too_late', sentence: { key: 'order.cancelTooLate' } }
}

/**
 * Cancels a part that is charged later: what is held is released, its pieces go back. Who did it is written first, so that no charge is begun after it,
 * whatever happens then; said twice it is done once.
 * @param mayBe whether it may still be, from the row as it is under its lock
 * @returns whether it is off; false where it was charged, which a capture under way may still do
 */
export async function requestCancel(order: OrderRow, partId: string, by: CanceledBy, mayBe: (part: PartRow) => boolean): Promise<boolean> {
  const changes = { part: { dueAt: await stripeNow(), givesUp: true, endReason: by, declineCode: null, declineMessage: null } }
  const holds = (part: PartRow) => part.agreedAt !== null && mayBe(part) && !isCancelRequested(part)
  const moved = await recordEvents(order.id, [{ partId, name: by, changes, holds, isDue: true }])
  if (!isOff(moved, partId)) return false
  await advanceAndAnswer(order.id, { reread: false })
  const after = await findOrder(order.id)
  return after !== null && isOff(after, partId)
}

function isOff({ parts }: OrderRow, partId: string): boolean {
  const part = parts.find(({ id }) => id === partId)
  return part !== undefined && (part.status === 'canceled' || isCancelRequested(part))
}
