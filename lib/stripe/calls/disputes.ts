import type Stripe from 'stripe'
import type { DisputeBooking } from '@/lib/domain/disputes/dispute-money'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

/** A dispute as Stripe tells of it. */
export type DisputeFacts = {
  id: string
  paymentIntentId: string | null
  chargeId: string
  status: string
  reason: string
  networkReasonCode: string | null
  caseType: string | null
  currency: string
  amountMinor: number
  isChargeRefundable: boolean
  /** Null where no answer is possible. */
  dueBy: Date | null
  submissionCount: number
  hasEvidence: boolean
  pastDue: boolean
  createdAt: Date
  bookings: DisputeBooking[]
}

/** An early fraud warning as Stripe tells of it. */
export type WarningFacts = {
  id: string
  paymentIntentId: string | null
  chargeId: string
  fraudType: string
  isActionable: boolean
  createdAt: Date
}

/** Reads a dispute of a connected account with what Stripe booked for it. */
export async function readDispute(id: string, accountId: ConnectedAccountId): Promise<StripeOutcome<DisputeFacts>> {
  const found = await attempt(() => stripe().disputes.retrieve(id, {}, on(accountId)))
  return found.kind === 'ok' ? { kind: 'ok', value: disputeFacts(found.value) } : found
}

/** Reads an early fraud warning. Source: docs.stripe.com/radar/early-fraud-warnings */
export async function readWarning(id: string, accountId: ConnectedAccountId): Promise<StripeOutcome<WarningFacts>> {
  const found = await attempt(() => stripe().radar.earlyFraudWarnings.retrieve(id, {}, on(accountId)))
  if (found.kind !== 'ok') return found
  const { charge, payment_intent: intent = null, fraud_type: fraudType, actionable: isActionable, created } = found.value
  const facts = { id: found.value.id, chargeId: idOf(charge), paymentIntentId: intent && idOf(intent), fraudType, isActionable }
  return { kind: 'ok', value: { ...facts, createdAt: new Date(created * 1000) } }
}

function disputeFacts(dispute: Stripe.Dispute): DisputeFacts {
  const { id, status, reason, currency, amount: amountMinor, evidence_details: details, payment_intent: intent, charge } = dispute
  return {
    ...{ id, status, reason, currency, amountMinor, chargeId: idOf(charge), paymentIntentId: intent && idOf(intent) },
    networkReasonCode: dispute.network_reason_code ?? dispute.payment_method_details?.card?.network_reason_code ?? null,
    caseType: dispute.payment_method_details?.card?.case_type ?? null,
    isChargeRefundable: dispute.is_charge_refundable,
    dueBy: details.due_by ? new Date(details.due_by * 1000) : null,
    submissionCount: details.submission_count,
    hasEvidence: details.has_evidence,
    pastDue: details.past_due,
    createdAt: new Date(dispute.created * 1000),
    bookings: dispute.balance_transactions.map((booked) => ({ currency: booked.currency, amountMinor: booked.amount, feeMinor: booked.fee })),
  }
}

function idOf(reference: string | { id: string }): string {
  return typeof reference === 'string' ? reference : reference.id
}
