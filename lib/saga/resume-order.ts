import { waitsForBuyer } from '@/lib/domain/order/order'
import { advanceOrder } from './advance-order'

/** An order is still open and waits for Stripe; the job engine tries again after its delay. */
export class OrderStillOpen extends Error {
  override name = 'OrderStillOpen'
}

/**
 * Advances an order for certainty: after a crash, after an answer was lost, after its time is over.
 * @throws OrderStillOpen when Stripe's answer is still missing
 */
export async function resumeOrder(orderId: string): Promise<void> {
  const { kind, order } = await advanceOrder(orderId, { reread: true })
  if (order.status !== 'open') return
  // An order that waits for its buyer is looked after by the sweep when its time is over.
  if (kind === 'advanced' && waitsForBuyer(order)) return
  throw new OrderStillOpen(`Order ${orderId} waits for Stripe`)
}
