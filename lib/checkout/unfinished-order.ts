import { findUnfinishedOrder } from '@/lib/db/orders/orders'
import { mayRetry, waitsForBuyer } from '@/lib/domain/order/order'
import type { Said } from '@/lib/domain/wire/said'
import { type Buyer, ownerOf } from '@/lib/orders/access'
import { orderPath } from '@/lib/orders/order-urls'

/** An order somebody left before it was finished: what is to be said of it, and where it can be seen. */
export type Unfinished = { sentence: Said; url: string }

/**
 * What a buyer who comes back to the cart has begun and not finished, so that they go on with it instead of buying the same twice.
 * @returns null when there is nothing of the kind
 */
export async function unfinishedOrder(buyer: Buyer): Promise<Unfinished | null> {
  const order = await findUnfinishedOrder(ownerOf(buyer), new Date())
  if (!order) return null
  const url = orderPath(order.id)
  if (waitsForBuyer(order)) return { sentence: { key: 'checkout.unfinished.confirm' }, url }
  if (mayRetry(order)) return { sentence: { key: 'checkout.unfinished.notPaid' }, url }
  return order.status === 'open' ? { sentence: { key: 'checkout.unfinished.checking' }, url } : null
}
