import { findOrder } from '@/lib/db/orders/orders'
import { findSale } from '@/lib/db/orders/sales'
import { maySellerCancel } from '@/lib/domain/order/cancel-item'
import { type ItemCanceled, requestCancel } from './cancel-item'

/**
 * The seller cancels a sale that is not charged yet: its buyer is not charged, what is held is released, the pieces go back, and both are told by mail.
 * @param sellerId of the person signed in
 */
export async function cancelSale(sellerId: string, sellerOrderId: string): Promise<ItemCanceled> {
  const sale = await findSale(sellerId, sellerOrderId)
  const order = sale && (await findOrder(sale.orderId))
  if (!order) return { kind: 'not_found' }
  const isOff = await requestCancel(order, sellerOrderId, 'seller_canceled', maySellerCancel)
  return isOff ? { kind: 'canceled' } : { kind: 'too_late', sentence: { key: 'sale.cancelTooLate' } }
}
