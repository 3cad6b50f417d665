import { noteDeed } from '@/lib/db/audit/audit-entries'
import { findOrder } from '@/lib/db/orders/orders'
import { findSale } from '@/lib/db/orders/sales'
import { mayCancel } from '@/lib/domain/order/cancel-item'
import { requestCancel } from './cancel-item'

/** `too_late`: it is charged, or being charged right now. */
export type SaleCanceled = { kind: 'canceled' | 'not_found' | 'too_late' }

/**
 * The seller cancels a sale that is not charged yet: its buyer is not charged, what is held is released, the pieces go back, and both are told by mail.
 * @param sellerId of the person signed in
 */
export async function cancelSale(sellerId: string, sellerOrderId: string): Promise<SaleCanceled> {
  const sale = await findSale(sellerId, sellerOrderId)
  const order = sale && (await findOrder(sale.orderId))
  if (!order) return { kind: 'not_found' }
  const isOff = await requestCancel(order, sellerOrderId, 'seller_canceled', mayCancel)
  if (isOff) await noteDeed({ actor: { sellerId }, deed: 'sale_canceled', subjectId: sellerOrderId })
  return { kind: isOff ? 'canceled' : 'too_late' }
}
