import { z } from 'zod'
import { findOrder } from '@/lib/db/orders/orders'
import type { OrderPageView } from '@/lib/domain/wire/order-views'
import { type Buyer, maySee } from './access'
import { orderView } from './order-view'
import { readTimeline } from './read-timeline'

/**
 * An order for its buyer: the browser it was placed in, the signed-in person it belongs to, or whoever holds the address from its mail.
 * @param key from that address
 * @returns null when there is no such order or it is not theirs, which look alike on purpose
 */
export async function readOrder(orderId: string, buyer: Buyer, key?: string): Promise<OrderPageView | null> {
  if (!z.uuid().safeParse(orderId).success) return null
  const order = await findOrder(orderId)
  if (!order || !maySee(order, buyer, key)) return null
  return { ...orderView(order, key), timeline: await readTimeline(order.id, 'buyer') }
}
