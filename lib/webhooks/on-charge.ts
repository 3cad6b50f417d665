import { recheckRefund } from '@/lib/checkout/recheck-refund'
import { recordEvent } from '@/lib/checkout/record-event'
import { findPartByPaymentIntent } from '@/lib/db/settlements'
import { settleSellerOrder } from '@/lib/payments/settle-seller-order'
import type { StripeEvent } from './stripe-event'

/** A charge was settled or refunded: its fee, net and refunded amount are read again. */
export async function chargeChanged({ object, accountId }: StripeEvent): Promise<string | null> {
  const part = object.payment_intent ? await findPartByPaymentIntent(object.payment_intent) : null
  if (!part || part.accountId !== accountId) return 'Not of one of our orders.'
  const settled = await settleSellerOrder(part.id)
  if (!settled) throw new Error(`The charge of part ${part.id} could not be read`)
  if (settled.isRefunded) await recordEvent(part.orderId, { type: 'part', partId: part.id, to: 'refunded' })
  return settled.isSettled ? null : 'Not settled yet.'
}

/**
 * A bank sent a refund back. Where it was ours, because another seller could not be paid, the part says so and the operator sees it. That is known by the
 * decision, not by the refund's id: its answer may have been lost, and the part have learned of the refund by a webhook alone.
 */
export async function refundFailed({ object, accountId }: StripeEvent): Promise<string | null> {
  const part = object.payment_intent ? await findPartByPaymentIntent(object.payment_intent) : null
  if (!part || part.accountId !== accountId || part.order.decision !== 'release') return 'Not a refund of ours.'
  return (await recheckRefund(part)) ? null : 'It has not failed.'
}
