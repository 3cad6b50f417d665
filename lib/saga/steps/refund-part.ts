import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { log } from '@/lib/log/log'
import { keyOf } from '@/lib/saga/attempt'
import { withCall } from '@/lib/saga/outcomes/refused-call'
import { callFailed, partEvent, type SagaEvent } from '@/lib/saga/saga-event'
import { findRefund, type NewestRefund, refundWholly } from '@/lib/stripe/calls/refunds'

/**
 * Gives a captured part back, with our fee: another seller's charge was lost (all or nothing), or its buyer canceled it before it left. What cannot be given back is never hidden:
 * the part says so, and the operator sees it.
 * Source: docs.stripe.com/connect/direct-charges#issue-refunds
 */
export async function refundPart(order: OrderRow, part: PartRow): Promise<SagaEvent[]> {
  const { paymentIntentId, applicationFeeMinor } = part
  if (!paymentIntentId) throw new Error(`Part ${part.id} is captured without a PaymentIntent`)
  const payment = { paymentIntentId, place: part, hasFee: applicationFeeMinor > 0 }
  const refunded = await refundWholly(payment, keyOf(order, part, 'refund'))
  if (refunded.kind === 'ok') return withCall([applyRefund(order, part, refunded.value)], part, 'refund', refunded)
  // It may have been done although no answer came, or by the seller in Stripe's dashboard.
  const found = await findRefund(paymentIntentId, part)
  if (found.kind === 'unknown') return []
  // What its seller gave back in part is not all of it.
  if (found.kind === 'ok' && found.value && isSettled(found.value, part)) return [applyRefund(order, part, found.value)]
  const failed = refunded.kind === 'unknown' ? callFailed(part) : refundFailed(order, part, `${refunded.code}: ${refunded.message}`)
  return withCall([failed], part, 'refund', refunded)
}

function isSettled({ isFailed, amountMinor }: NewestRefund, part: PartRow): boolean {
  return isFailed || amountMinor >= part.amountMinor
}

function applyRefund(order: OrderRow, part: PartRow, refund: NewestRefund): SagaEvent {
  if (refund.isFailed) return refundFailed(order, part, `refund ${refund.id} failed`)
  // Ours gives back whatever was left: with it, all of it is.
  return partEvent({ type: 'part', partId: part.id, to: 'refunded' }, { refundId: refund.id, refundedMinor: part.amountMinor })
}

function refundFailed(order: OrderRow, part: PartRow, reason: string): SagaEvent {
  log.error({ orderId: order.id, sellerOrderId: part.id, reason }, 'A part could not be refunded')
  return partEvent({ type: 'part', partId: part.id, to: 'refund_failed' }, { declineMessage: reason })
}
