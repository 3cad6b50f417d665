import type Stripe from 'stripe'
import { hasFailed, type RefundReason } from '@/lib/domain/refunds/refund-state'
import { type ChargePlace, isOnPlatform, onCharge, refundedBy } from '@/lib/stripe/charge-place'
import { stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

/** A refund as Stripe tells of it. `refundId`: of our own row, where we made it; `booked`: what is booked for it on the seller's balance, null until then. */
export type RefundFacts = {
  id: string
  refundId: string | null
  amountMinor: number
  status: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled'
  failureReason: string | null
  pendingReason: string | null
  /** By which the buyer's bank finds it. */
  bankReference: string | null
  createdAt: Date
  booked: { currency: string; netMinor: number; returnedFeeMinor: number } | null
}

/** The newest refund of a payment, with what all of them that did not fail come to. */
export type NewestRefund = { id: string; isFailed: boolean; amountMinor: number }

/** Where a refund names what Stripe booked for it, and for its failure. */
export const BOOKED = ['balance_transaction', 'failure_balance_transaction'] as const

/**
 * Gives a whole charge back, with our application fee. A seller whose balance is too low refunds later: `pending` counts as done,
 * and a failure is told by `refund.failed`. Source: docs.stripe.com/api/refunds/create
 * @param hasFee whether the charge had an application fee: without one there is none to give back
 */
export async function refundWholly(
  payment: { paymentIntentId: string; place: ChargePlace; hasFee: boolean },
  key: string,
): Promise<StripeOutcome<NewestRefund>> {
  const { paymentIntentId, place, hasFee } = payment
  const body = { payment_intent: paymentIntentId, ...refundedBy(place), ...(hasFee && { refund_application_fee: true }) }
  const made = await attempt(() => stripe().refunds.create(body, onCharge(place, key)))
  return made.kind === 'ok' ? { kind: 'ok', value: newestOf(refundFacts(made.value)) } : made
}

type Wish = {
  refundId: string
  orderId: string
  sellerOrderId: string
  paymentIntentId: string
  place: ChargePlace
  amountMinor: number
  reason: RefundReason | null
  /** All of our fee goes back with it: only for a refund of the whole charge, where the fee is not none. */
  withWholeFee: boolean
}

/** Gives back so much of a charge, in minor units of its currency. Source: docs.stripe.com/api/refunds/create */
export async function refundAmountOf(wish: Wish, key: string): Promise<StripeOutcome<RefundFacts>> {
  const { refundId, orderId, sellerOrderId, paymentIntentId, place, amountMinor, reason, withWholeFee } = wish
  const body: Stripe.RefundCreateParams = {
    payment_intent: paymentIntentId,
    amount: amountMinor,
    ...refundedBy(place),
    metadata: { orderId, sellerOrderId, refundId },
    ...(reason && { reason }),
    ...(withWholeFee && { refund_application_fee: true }),
  }
  const made = await attempt(() => stripe().refunds.create(body, onCharge(place, key)))
  return made.kind === 'ok' ? { kind: 'ok', value: refundFacts(made.value) } : made
}

/** All refunds of a payment, newest first. */
export async function listRefunds(paymentIntentId: string, place: ChargePlace): Promise<StripeOutcome<RefundFacts[]>> {
  const query = { payment_intent: paymentIntentId, limit: 100, expand: ['data.balance_transaction'] }
  const found = await attempt(() => stripe().refunds.list(query, onCharge(place)))
  if (found.kind !== 'ok') return found
  const refunds = found.value.data.filter(isMoneyBack).map(refundFacts)
  // On the platform it is booked on our balance, and what is booked on the seller's is read with the charge.
  return { kind: 'ok', value: isOnPlatform(place) ? refunds.map((refund) => ({ ...refund, booked: null })) : refunds }
}

/** The newest refund of a payment, with what all of them that did not fail come to (its seller may have made others); undefined when there is none. */
export async function findRefund(paymentIntentId: string, place: ChargePlace): Promise<StripeOutcome<NewestRefund | undefined>> {
  const found = await listRefunds(paymentIntentId, place)
  if (found.kind !== 'ok') return found
  const refunds = found.value.map(newestOf)
  const amountMinor = refunds.reduce((sum, refund) => sum + (refund.isFailed ? 0 : refund.amountMinor), 0)
  return { kind: 'ok', value: refunds[0] && { ...refunds[0], amountMinor } }
}

function newestOf({ id, status, amountMinor }: RefundFacts): NewestRefund {
  return { id, isFailed: hasFailed(status), amountMinor }
}

/**
 * Whether money goes back by a refund. What a capture leaves of a hold is released, which Stripe lists as a refund, too: it takes back what was booked beyond the capture,
 * or, where nothing was booked, books nothing. Ours are told by their metadata. Its transaction must be expanded.
 * Source: docs.stripe.com/reports/reporting-categories (partial-capture reversals)
 */
export function isMoneyBack(refund: Stripe.Refund): boolean {
  const { status, balance_transaction: booked, destination_details: way, metadata } = refund
  const isRelease = isUncaptured(booked) || (status === 'succeeded' && booked === null && way?.card?.type === 'reversal')
  return !isRelease || metadata?.refundId !== undefined
}

/** Whether a booking takes back what was authorized and never captured. */
export function isUncaptured(booked: Stripe.Refund['balance_transaction']): booked is Stripe.BalanceTransaction {
  return typeof booked === 'object' && booked?.reporting_category === 'partial_capture_reversal'
}

/** A refund as Stripe has it. What is booked for it is known where the call has asked for it (`BOOKED`). */
export function refundFacts(refund: Stripe.Refund): RefundFacts {
  const { id, amount: amountMinor, status, failure_reason: failureReason = null, pending_reason: pendingReason = null } = refund
  const booked = BOOKED.map((field) => refund[field]).filter((transaction) => typeof transaction === 'object' && transaction !== null)
  const sum = (pick: (transaction: Stripe.BalanceTransaction) => number) => booked.reduce((total, transaction) => total + pick(transaction), 0)
  const [first] = booked
  return {
    id,
    refundId: refund.metadata?.refundId ?? null,
    amountMinor,
    status: STATUSES.find((known) => known === status) ?? 'pending',
    failureReason,
    pendingReason,
    bankReference: refund.destination_details?.card?.reference ?? null,
    createdAt: new Date(refund.created * 1000),
    booked: first ? { currency: first.currency, netMinor: sum(({ net }) => net), returnedFeeMinor: -sum(applicationFeeOf) } : null,
  }
}

const STATUSES = ['pending', 'requires_action', 'succeeded', 'failed', 'canceled'] as const

/** What of a booking is our fee. */
export function applicationFeeOf({ fee_details }: Stripe.BalanceTransaction): number {
  return fee_details.filter(({ type }) => type === 'application_fee').reduce((sum, { amount }) => sum + amount, 0)
}
