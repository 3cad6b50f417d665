import { writeShopEvent } from '@/lib/db/api/outbox'
import { transaction } from '@/lib/db/client'
import { findSellerOfPart } from '@/lib/db/orders/sales'
import type { ShopEventType } from '@/lib/domain/api/shop-events'
import type { MailAbout } from '@/lib/domain/operations/jobs'

const TELLS: Partial<Record<MailAbout, ShopEventType>> = { paid: 'order.paid', canceled: 'order.canceled', cancel_accepted: 'order.canceled' }

/**
 * Tells a shop's programs what its seller is told by mail of an order. By the job of that mail, which is sent in the transaction of the payment: so a payment itself
 * takes no statement more, and nothing is lost.
 * @param about a job from before there was a choice says nothing: it is paid
 */
export async function announceOrder(sellerOrderId: string, about: MailAbout = 'paid'): Promise<void> {
  const type = TELLS[about]
  const sellerId = type && (await findSellerOfPart(sellerOrderId))
  if (!sellerId) return
  await transaction((tx) => writeShopEvent(tx, { sellerId, type, data: { object: 'order', id: sellerOrderId }, fact: sellerOrderId }))
}
