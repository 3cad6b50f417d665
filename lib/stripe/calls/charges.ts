import type Stripe from 'stripe'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'
import { applicationFeeOf, BOOKED, isMoneyBack, isUncaptured, type RefundFacts, refundFacts } from './refunds'

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
export type ChargeFacts = {
  id: string
  paymentIntentId: string | null
  /** Our fee, of which some may have been given back. */
  applicationFeeId: string | null
  refunds: RefundFacts[]
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
    applicationFeeId: typeof charge.application_fee === 'string' ? charge.application_fee : (charge.application_fee?.id ?? null),
    // A hold that is released counts as refunded at Stripe, and tells so by `charge.refunded`: nothing was paid that could have been given back.
    refunds: charge.captured ? refunds.filter(isMoneyBack).map(refundFacts) : [],
    receiptUrl: charge.receipt_url,
    settlement: transaction && settlementOf(transaction, refunds.map((refund) => refund.balance_transaction).filter(isUncaptured)),
  }
}

/** A charge is booked as it was authorized; what was not captured of it is taken back by bookings of their own. */
function settlementOf(charge: Stripe.BalanceTransaction, uncaptured: Stripe.BalanceTransaction[]): SettlementFacts {
  const sum = (of: (transaction: Stripe.BalanceTransaction) => number) => [charge, ...uncaptured].reduce((total, each) => total + of(each), 0)
  const applicationFeeMinor = sum(applicationFeeOf)
  return {
    balanceTransactionId: charge.id,
    currency: charge.currency,
    grossMinor: sum(({ amount }) => amount),
    // Everything Stripe keeps, its own fee and tax on it: what is not ours.
    stripeFeeMinor: sum(({ fee }) => fee) - applicationFeeMinor,
    applicationFeeMinor,
    netMinor: sum(({ net }) => net),
    availableOn: new Date(charge.available_on * 1000),
  }
}
