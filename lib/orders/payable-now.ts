import type { OrderRow } from '@/lib/db/orders/orders'
import { hasSchedule } from '@/lib/domain/order/order'
import { isRecovering, mayRecover } from '@/lib/domain/order/recovery'

/** Whether its buyer can put a charge right now that was refused without them: not one for which they could do nothing, since its seller has left. */
export function payableNow(order: OrderRow): boolean {
  if (isRecovering(order)) return true
  return mayRecover(order) && order.parts.some((part) => hasSchedule(part) && UNPAID.has(part.status) && part.declineCode !== 'seller_disconnected')
}

const UNPAID = new Set<OrderRow['parts'][number]['status']>(['declined', 'pending'])
