import { findUnfinishedOrder } from '@/lib/db/orders/orders'
import { mayRetry, waitsForBuyer } from '@/lib/domain/order/order'
import { type Buyer, ownerOf } from '@/lib/orders/access'
import { orderPath } from '@/lib/orders/order-urls'

/** An order somebody left before it was finished, in a sentence, and where it can be seen. */
export type Unfinished = { sentence: string; url: string }

/**
 * What a buyer who comes back to the cart has begun and not finished, so that they go on with it instead of buying the same twice.
 * @returns null when there is nothing of the kind
 */
export async function unfinishedOrder(buyer: Buyer): Promise<Unfinished | null> {
  const order = await findUnfinishedOrder(ownerOf(buyer), new Date())
  if (!order) return null
  const url = orderPath(order.id)
  if (waitsForBuyer(order)) return { sentence: 'Your bank waits for you to confirm a purchase. Go on with it before you buy the same again.', url }
  if (mayRetry(order)) return { sentence: 'Not every seller of your last purchase could be paid. You can try another card.', url }
  return order.status === 'open'
    ? { sentence: 'A purchase of yours is still being checked. See how it stands before you buy the same again.', url }
    : null
}
