import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { log } from '@/lib/log/log'
import { partEvent, type SagaEvent } from '@/lib/saga/saga-event'
import type { StripeOutcome } from '@/lib/stripe/outcome'

/** The seller left, or what we ask about was deleted there: no answer will ever come. */
export function isGone(outcome: StripeOutcome<unknown>): boolean {
  return outcome.kind === 'refused' && (outcome.code === 'account_invalid' || outcome.code === 'resource_missing')
}

/** The end of a part over which Stripe no longer tells us anything: the buyer reads that we do not know, never that nothing was charged. */
export function endUnknown(order: OrderRow, part: PartRow): SagaEvent {
  log.error(
    { orderId: order.id, sellerOrderId: part.id, accountId: part.accountId },
    'An account left before it was known whether its part was charged',
  )
  return partEvent({ type: 'part', partId: part.id, to: 'canceled', reason: 'outcome_unknown' })
}
