import { z } from 'zod'
import { findOrder } from '@/lib/db/orders/orders'
import type { DeadLink } from '@/lib/domain/wire/order-views'
import { readKey } from './order-link'

/**
 * The order's link that somebody came by, where it was good once: its time is over, or all links were ended.
 * @returns null for a key that we never made, or that is good; which of the two, and whether there is such an order, looks alike on purpose
 */
export async function findDeadLink(orderId: string, key: string | undefined): Promise<DeadLink | null> {
  if (!key || !z.uuid().safeParse(orderId).success) return null
  const order = await findOrder(orderId)
  const known = order && readKey(order, key)
  return order && known && known.state !== 'good' ? { orderId, key, why: known.state } : null
}
