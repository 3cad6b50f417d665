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

/** Reads a dispute with what Stripe booked for it. @param accountId the account of its charge, null for the platform's own: so everywhere here */
export async function readDispute(id: string, accountId: ConnectedAccountId | null): Promise<StripeOutcome<DisputeFacts>> {
  return factsOf(await attempt(() => stripe().disputes.retrieve(id, {}, on(accountId))))
}

/** The ids of all disputes of a charge. Source: docs.stripe.com/api/disputes/list */
export async function listDisputes(chargeId: string, accountId: ConnectedAccountId | null): Promise<StripeOutcome<string[]>> {
  const found = await attempt(() => stripe().disputes.list({ charge: chargeId, limit: 100 }, on(accountId)))
  return found.kind === 'ok' ? { kind: 'ok', value: found.value.data.map(({ id }) => id) } : found
}

/** Reads an early fraud warning. Source: docs.stripe.com/radar/early-fraud-warnings */
export async function readWarning(id: string, accountId: ConnectedAccountId | null): Promise<StripeOutcome<WarningFacts>> {
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

/** What is said and shown to a bank: texts, and files by their ids on the account of the charge. */
export type EvidenceParams = Record<string, string>

/** Leaves evidence at Stripe without sending it to the bank; it may be changed as often as one likes. */
export async function stageEvidence(
  id: string,
  accountId: ConnectedAccountId | null,
  evidence: EvidenceParams,
): Promise<StripeOutcome<DisputeFacts>> {
  return factsOf(await attempt(() => stripe().disputes.update(id, { evidence, submit: false }, on(accountId))))
}

/** Sends evidence to the bank, which can be done once. @param key made of facts, so that repeating the call sends nothing twice */
export async function submitEvidence(
  id: string,
  accountId: ConnectedAccountId | null,
  evidence: EvidenceParams,
  key: string,
): Promise<StripeOutcome<DisputeFacts>> {
  return factsOf(await attempt(() => stripe().disputes.update(id, { evidence, submit: true }, on(accountId, key))))
}

/** Accepts a dispute: it is lost, for good. */
export async function closeDispute(id: string, accountId: ConnectedAccountId | null, key: string): Promise<StripeOutcome<DisputeFacts>> {
  return factsOf(await attempt(() => stripe().disputes.close(id, {}, on(accountId, key))))
}

/** Uploads a file to the account of the charge: one of another is not found there. @returns its id */
export async function uploadEvidence(
  file: { name: string; contentType: string; bytes: Uint8Array },
  accountId: ConnectedAccountId | null,
  key: string,
): Promise<StripeOutcome<string>> {
  const { name, contentType: type, bytes } = file
  const upload = { purpose: 'dispute_evidence' as const, file: { data: Buffer.from(bytes), name, type } }
  const made = await attempt(() => stripe().files.create(upload, on(accountId, key)))
  return made.kind === 'ok' ? { kind: 'ok', value: made.value.id } : made
}

/** What the bank and the card's owner confirmed when it was paid; null where Stripe does not say. */
export type CardChecks = { threeDSecure: string | null; cvc: string | null; postalCode: string | null }

/** Reads them of a charge. */
export async function readCardChecks(chargeId: string, accountId: ConnectedAccountId | null): Promise<CardChecks | null> {
  const found = await attempt(() => stripe().charges.retrieve(chargeId, {}, on(accountId)))
  const card = found.kind === 'ok' ? found.value.payment_method_details?.card : null
  if (!card) return null
  return {
    threeDSecure: card.three_d_secure?.result ?? null,
    cvc: card.checks?.cvc_check ?? null,
    postalCode: card.checks?.address_postal_code_check ?? null,
  }
}

function factsOf(made: StripeOutcome<Stripe.Dispute>): StripeOutcome<DisputeFacts> {
  return made.kind === 'ok' ? { kind: 'ok', value: disputeFacts(made.value) } : made
}
