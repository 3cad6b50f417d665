import type Stripe from 'stripe'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

/** What went back of our fee. `refundId`: of our row. */
export type FeeRefundFacts = { id: string; refundId: string | null; amountMinor: number }

/**
 * Gives back so much of an application fee, in minor units of its currency. It is the platform's object: no account is named.
 * Source: docs.stripe.com/api/fee_refunds/create
 */
export async function refundFee(feeId: string, amountMinor: number, refundId: string, key: string): Promise<StripeOutcome<FeeRefundFacts>> {
  const made = await attempt(() => stripe().applicationFees.createRefund(feeId, { amount: amountMinor, metadata: { refundId } }, on(null, key)))
  return made.kind === 'ok' ? { kind: 'ok', value: factsOf(made.value) } : made
}

/** What went back of a fee, newest first, and what is left of it. */
export async function readFee(feeId: string): Promise<StripeOutcome<{ leftMinor: number; refunds: FeeRefundFacts[] }>> {
  const fee = await attempt(() => stripe().applicationFees.retrieve(feeId, {}, on(null)))
  if (fee.kind !== 'ok') return fee
  const refunds = await attempt(() => stripe().applicationFees.listRefunds(feeId, { limit: 100 }, on(null)))
  if (refunds.kind !== 'ok') return refunds
  return { kind: 'ok', value: { leftMinor: fee.value.amount - fee.value.amount_refunded, refunds: refunds.value.data.map(factsOf) } }
}

function factsOf({ id, amount: amountMinor, metadata }: Stripe.FeeRefund): FeeRefundFacts {
  return { id, refundId: metadata?.refundId ?? null, amountMinor }
}
