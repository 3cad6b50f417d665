import { markMessages } from '@/lib/db/messages/messages'
import { findOrder } from '@/lib/db/orders/orders'
import { findSale } from '@/lib/db/orders/sales'
import { type Buyer, mayOpen } from '@/lib/orders/access'

/** A buyer has read what the seller of a part wrote up to a moment. @param key from a link that allows to ask: who only reads marks nothing */
export async function markReadAsBuyer(
  { orderId, partId, buyer, key }: { orderId: string; partId: string; buyer: Buyer; key: string | undefined },
  until: Date,
): Promise<void> {
  const order = await findOrder(orderId)
  if (!order || !mayOpen(order, buyer, key, 'ask') || !order.parts.some(({ id }) => id === partId)) return
  await markMessages(partId, 'seller', until)
}

/** A seller has read what the buyer of a sale wrote up to a moment. */
export async function markReadAsSeller(sellerId: string, sellerOrderId: string, until: Date): Promise<void> {
  if (await findSale(sellerId, sellerOrderId)) await markMessages(sellerOrderId, 'buyer', until)
}
