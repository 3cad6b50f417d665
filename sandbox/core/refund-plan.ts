import type Stripe from 'stripe'

/** How a refund goes: the state it begins in, and what becomes of it by itself after a while (late settlement's time if absent). */
export interface RefundPlan {
  begins: 'succeeded' | 'pending' | 'requires_action'
  pendingReason?: Stripe.Refund.PendingReason
  ends?: 'succeeded' | 'failed'
  failureReason?: string
  afterMs?: number
}
