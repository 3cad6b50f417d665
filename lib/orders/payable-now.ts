import type { OrderRow } from '@/lib/db/orders/orders'
import { helpsToPayNow } from '@/lib/domain/order/next-for-buyer'
import { isLate } from '@/lib/domain/order/order'
import { isRecovering, mayRecover } from '@/lib/domain/order/recovery'

/** Whether the buyer can pay a failed later charge now. False if only the seller or we can put it right. */
export function payableNow(order: OrderRow): boolean {
  if (isRecovering(order)) return true
  return mayRecover(order) && order.parts.some((part) => isLate(part) && UNPAID.has(part.status) && helpsToPayNow(part.endReason))
}

const UNPAID = new Set<OrderRow['parts'][number]['status']>(['declined', 'pending'])
