import { OrderReviews } from '@/components/reviews/order-reviews'
import type { Buyer } from '@/lib/orders/access'
import { readBuyersReviews } from '@/lib/reviews/read-reviews'

/** What of an order its buyer has reviewed, or may. */
export async function Reviews({ orderId, buyer, linkKey }: { orderId: string; buyer: Buyer; linkKey: string | undefined }) {
  const lines = await readBuyersReviews(orderId, buyer, linkKey)
  const query = linkKey ? `?key=${encodeURIComponent(linkKey)}` : ''
  return <OrderReviews lines={lines} formHref={(lineId) => `/orders/${orderId}/review/${lineId}${query}`} />
}
