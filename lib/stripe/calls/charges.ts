import type Stripe from 'stripe'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

/** What a settled charge brought, in the currency of the seller's balance (minor units). Null until Stripe has settled it. */
type SettlementFacts = {
  balanceTransactionId: string
  currency: string
  grossMinor: number
  stripeFeeMinor: number
  applicationFeeMinor: number
  netMinor: number
  availableOn: Date
}
/** A refund of a charge; `booked` is what Stripe has booked for it on the seller's balance, null until then. */
type ChargeRefund = {
  id: string
  amountMinor: number
  status: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled'
  failureReason: string | null
  createdAt: Date
  booked: { currency: string; netMinor: number; returnedFeeMinor: number } | null
}
export type ChargeFacts = {
  id: string
  paymentIntentId: string | null
  refundedMinor: number
  /** Our fee, of which some may have been given back. */
  applicationFeeId: string | null
  refunds: ChargeRefund[]
  receiptUrl: string | null
  settlement: SettlementFacts | null
}

/**
 * Reads a charge of a connected account with its fees and refunds.
 * Source: docs.stripe.com/payments/payment-intents/asynchronous-capture (the balance transaction comes up to an hour later)
 */
export async function readCharge(chargeId: string, accountId: ConnectedAccountId): Promise<StripeOutcome<ChargeFacts>> {
  const expand = ['balance_transaction', ...BOOKED.map((field) => `refunds.data.${field}`)]
  const outcome = await attempt(() => stripe().charges.retrieve(chargeId, { expand }, on(accountId)))
  if (outcome.kind !== 'ok') return outcome
  const { refunds } = outcome.value
  if (!refunds?.has_more) return { kind: 'ok', value: factsOf(outcome.value, refunds?.data ?? []) }
  const all = await attempt(() =>
    stripe().refunds.list({ charge: chargeId, limit: 100, expand: BOOKED.map((field) => `data.${field}`) }, on(accountId)),
  )
  return all.kind === 'ok' ? { kind: 'ok', value: factsOf(outcome.value, all.value.data) } : all
}

/** Where a refund names what Stripe booked for it, and for its failure. */
const BOOKED = ['balance_transaction', 'failure_balance_transaction'] as const

/** How much of an application fee was given back, in its own currency. It is the platform's object, also where the charge is a connected account's. */
export async function readRefundedFee(applicationFeeId: string): Promise<StripeOutcome<number>> {
  const outcome = await attempt(() => stripe().applicationFees.retrieve(applicationFeeId, {}, on(null)))
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.amount_refunded } : outcome
}

function factsOf(charge: Stripe.Charge, refunds: Stripe.Refund[]): ChargeFacts {
  const transaction = typeof charge.balance_transaction === 'object' ? charge.balance_transaction : null
  return {
    id: charge.id,
    paymentIntentId: typeof charge.payment_intent === 'string' ? charge.payment_intent : (charge.payment_intent?.id ?? null),
    // A hold that is released counts as refunded at Stripe, and tells so by `charge.refunded`: nothing was paid that could have been given back.
    refundedMinor: charge.captured ? charge.amount_refunded : 0,
    applicationFeeId: typeof charge.application_fee === 'string' ? charge.application_fee : (charge.application_fee?.id ?? null),
    refunds: charge.captured ? refunds.map(refundOf) : [],
    receiptUrl: charge.receipt_url,
    settlement: transaction && settlementOf(transaction),
  }
}

function refundOf(refund: Stripe.Refund): ChargeRefund {
  const { id, amount: amountMinor, status, failure_reason: failureReason = null } = refund
  const booked = BOOKED.map((field) => refund[field]).filter((transaction) => typeof transaction === 'object' && transaction !== null)
  const sum = (pick: (transaction: Stripe.BalanceTransaction) => number) => booked.reduce((total, transaction) => total + pick(transaction), 0)
  const [first] = booked
  return {
    id,
    amountMinor,
    status: STATUSES.find((known) => known === status) ?? 'pending',
    failureReason,
    createdAt: new Date(refund.created * 1000),
    booked: first ? { currency: first.currency, netMinor: sum(({ net }) => net), returnedFeeMinor: -sum(applicationFeeOf) } : null,
  }
}

const STATUSES = ['pending', 'requires_action', 'succeeded', 'failed', 'canceled'] as const

function applicationFeeOf({ fee_details }: Stripe.BalanceTransaction): number {
  return fee_details.filter(({ type }) => type === 'application_fee').reduce((sum, { amount }) => sum + amount, 0)
}

function settlementOf(transaction: Stripe.BalanceTransaction): SettlementFacts {
  const applicationFeeMinor = applicationFeeOf(transaction)
  return {
    balanceTransactionId: transaction.id,
    currency: transaction.currency,
    grossMinor: transaction.amount,
    // Everything Stripe keeps, its own fee and tax on it: what is not ours.
    stripeFeeMinor: transaction.fee - applicationFeeMinor,
    applicationFeeMinor,
    netMinor: transaction.net,
    availableOn: new Date(transaction.available_on * 1000),
  }
}
