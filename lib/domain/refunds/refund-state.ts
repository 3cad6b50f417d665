/**
 * What has become of a refund. `asked`: it stands with us, Stripe was not asked yet. `unknown`: Stripe was asked and has not answered. `refused`: Stripe said no,
 * nothing was given back. The others are Stripe's own: docs.stripe.com/api/refunds/object#refund_object-status
 */
export const REFUND_STATUSES = ['asked', 'unknown', 'pending', 'requires_action', 'succeeded', 'failed', 'canceled', 'refused'] as const
export type RefundStatus = (typeof REFUND_STATUSES)[number]

/** Who asked for it. `saga`: another seller of the order could not be paid. `fraud_warning`: the shop, for a seller who wants it of what a bank suspects. */
export type RefundOrigin = 'seller' | 'operator' | 'buyer_cancel' | 'return' | 'saga' | 'fraud_warning' | 'stripe_dashboard'

/** What Stripe may be told of why: docs.stripe.com/api/refunds/create#create_refund-reason. `fraudulent` also blocks card and address at Stripe. */
export const REFUND_REASONS = ['requested_by_customer', 'duplicate', 'fraudulent'] as const
export type RefundReason = (typeof REFUND_REASONS)[number]

const ANSWERS: RefundStatus[] = ['pending', 'requires_action', 'succeeded', 'failed', 'canceled', 'refused']

// What Stripe has made may still fail weeks later; what has failed stays so. A refusal whose refund is found at Stripe after all was none.
const MOVES: Record<RefundStatus, RefundStatus[]> = {
  asked: ['unknown', ...ANSWERS],
  unknown: ANSWERS,
  pending: ['requires_action', 'succeeded', 'failed', 'canceled'],
  requires_action: ['pending', 'succeeded', 'failed', 'canceled'],
  succeeded: ['failed', 'canceled'],
  failed: [],
  canceled: [],
  refused: ['pending', 'requires_action', 'succeeded'],
}

/** What a refund becomes when Stripe says `to`: the same where that cannot follow, such as an answer that was overtaken. */
export function nextRefundStatus(status: RefundStatus, to: RefundStatus): RefundStatus {
  return MOVES[status].includes(to) ? to : status
}

/** Whether its amount counts as given back: nobody can give it back twice. */
export function countsAsGivenBack(status: RefundStatus): boolean {
  return status === 'asked' || status === 'unknown' || isMade(status)
}

/** Whether it is made at Stripe: the buyer has it, or it is on its way. */
export function isMade(status: RefundStatus): boolean {
  return status === 'pending' || status === 'requires_action' || status === 'succeeded'
}

/** Whether it was made and did not reach the buyer. */
export function hasFailed(status: RefundStatus): boolean {
  return status === 'failed' || status === 'canceled'
}

/** Whether Stripe must still be asked for it. */
export function waitsForCall(status: RefundStatus): boolean {
  return status === 'asked' || status === 'unknown'
}
