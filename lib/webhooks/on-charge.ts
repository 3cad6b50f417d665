import { findPartByPaymentIntent, type PartForSettlement } from '@/lib/db/orders/settlements'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { recheckRefund } from '@/lib/saga/steps/recheck-refund'
import { accountOfCharge } from '@/lib/stripe/charge-place'
import type { StripeEvent } from './stripe-event'

/** A charge was settled or refunded: its fee, net and refunded amount are read again. */
export async function chargeChanged({ object, accountId }: StripeEvent): Promise<string | null> {
  const part = object.payment_intent ? await findPartByPaymentIntent(object.payment_intent) : null
  if (!part || accountOfCharge(part) !== accountId) return 'Not of one of our orders.'
  const settled = await settleSellerOrder(part.id)
  if (!settled) throw new Error(`The charge of part ${part.id} could not be read`)
  return settled.isSettled ? null : 'Not settled yet.'
}

/**
 * A bank sent a refund back: the part says so, and the operator sees it. Whether it was ours, because another seller could not be paid, or the seller's is
 * known by the decision, not by the refund's id: its answer may have been lost, and the part have learned of the refund by a webhook alone.
 * Source: docs.stripe.com/refunds#failed-refunds
 */
export async function refundFailed({ object, accountId }: StripeEvent): Promise<string | null> {
  const part = object.payment_intent ? await findPartByPaymentIntent(object.payment_intent) : null
  if (!part || accountOfCharge(part) !== accountId) return 'Not of one of our orders.'
  if (part.order.decision !== 'release') return sellersRefundFailed(part)
  return (await recheckRefund(part)) ? null : 'It has not failed.'
}

/** What is given back is what its charge says now: only a part that counted as given back has to say that it is not. */
async function sellersRefundFailed({ id }: PartForSettlement): Promise<string | null> {
  if (!(await settleSellerOrder(id))) throw new Error(`The charge of part ${id} could not be read`)
  return null
}
