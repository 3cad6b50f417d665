import type { OrderRow } from '@/lib/db/orders/orders'
import { hasSchedule } from '@/lib/domain/order/order'
import { isRecovering, mayRecover } from '@/lib/domain/order/recovery'

/** Whether the buyer can pay a failed later charge now. False if the seller has disconnected. */
export function payableNow(order: OrderRow): boolean {
  if (isRecovering(order)) return true
  return mayRecover(order) && order.parts.some((part) => hasSchedule(part) && UNPAID.has(part.status) && part.endReason !== 'seller_disconnected')
}

const UNPAID = new Set<OrderRow['parts'][number]['status']>(['declined', 'pending'])
