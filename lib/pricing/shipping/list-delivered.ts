import { type DeliveredProduct, findDelivered } from '@/lib/db/shipping/delivered-products'

const MOST = 50

/** The newest of what a seller has on sale that is delivered: what their rates can be tried with. */
export function listDelivered(sellerId: string): Promise<DeliveredProduct[]> {
  return findDelivered(sellerId, MOST)
}
