import { noteRepeat, type OrderRow, type PartRow } from '@/lib/db/orders/orders'
import { log } from '@/lib/log/log'
import { keyOf } from '@/lib/saga/attempt'
import { recordEvent } from '@/lib/saga/record-event'
import { findRefund, type RefundFacts, refundWholly } from '@/lib/stripe/calls/refunds'

/**
 * Gives a captured part back, with our fee, because another seller's charge was lost: all or nothing. What cannot be given back is never hidden:
 * the part says so, and the operator sees it.
 * Source: docs.stripe.com/connect/direct-charges#issue-refunds
 */
export async function refundPart(order: OrderRow, part: PartRow): Promise<void> {
  const { paymentIntentId, accountId, applicationFeeMinor } = part
  if (!paymentIntentId) throw new Error(`Part ${part.id} is captured without a PaymentIntent`)
  const payment = { paymentIntentId, accountId, hasFee: applicationFeeMinor > 0 }
  const refunded = await refundWholly(payment, keyOf(order, part, 'refund'))
  if (refunded.kind === 'ok') return take(order, part, refunded.value)
  // It may have been done although no answer came, or by the seller in Stripe's dashboard.
  const found = await findRefund(paymentIntentId, accountId)
  if (found.kind === 'unknown') return
  // What its seller gave back in part is not all of it.
  if (found.kind === 'ok' && found.value && isSettled(found.value, part)) return take(order, part, found.value)
  if (refunded.kind === 'unknown') return noteRepeat(part.id)
  return fail(order, part, `${refunded.code}: ${refunded.message}`)
}

function isSettled({ isFailed, amountMinor }: RefundFacts, part: PartRow): boolean {
  return isFailed || amountMinor >= part.amountMinor
}

function take(order: OrderRow, part: PartRow, refund: RefundFacts): Promise<void> {
  if (refund.isFailed) return fail(order, part, `refund ${refund.id} failed`)
  // Ours gives back whatever was left: with it, all of it is.
  const changes = { refundId: refund.id, refundedMinor: part.amountMinor }
  return recordEvent(order.id, { type: 'part', partId: part.id, to: 'refunded' }, { part: changes })
}

function fail(order: OrderRow, part: PartRow, reason: string): Promise<void> {
  log.error({ orderId: order.id, sellerOrderId: part.id, reason }, 'A part could not be refunded')
  return recordEvent(order.id, { type: 'part', partId: part.id, to: 'refund_failed' }, { part: { declineMessage: reason } })
}
