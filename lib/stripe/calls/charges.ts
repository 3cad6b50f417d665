import type Stripe from 'stripe'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

/** What a settled charge brought, in the currency of the seller's balance (minor units). Null until Stripe has settled it. */
export type SettlementFacts = {
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
  refundedMinor: number
  receiptUrl: string | null
  settlement: SettlementFacts | null
}

/**
 * Reads a charge of a connected account with its fees.
 * Source: docs.stripe.com/payments/payment-intents/asynchronous-capture (the balance transaction comes up to an hour later)
 */
export async function readCharge(chargeId: string, accountId: string): Promise<StripeOutcome<ChargeFacts>> {
  const outcome = await attempt(() => stripe().charges.retrieve(chargeId, { expand: ['balance_transaction'] }, on(accountId)))
  return outcome.kind === 'ok' ? { kind: 'ok', value: factsOf(outcome.value) } : outcome
}

function factsOf(charge: Stripe.Charge): ChargeFacts {
  const transaction = typeof charge.balance_transaction === 'object' ? charge.balance_transaction : null
  return {
    id: charge.id,
    paymentIntentId: typeof charge.payment_intent === 'string' ? charge.payment_intent : (charge.payment_intent?.id ?? null),
    // A hold that is released counts as refunded at Stripe, and tells so by `charge.refunded`: nothing was paid that could have been given back.
    refundedMinor: charge.captured ? charge.amount_refunded : 0,
    receiptUrl: charge.receipt_url,
    settlement: transaction && settlementOf(transaction),
  }
}

function settlementOf(transaction: Stripe.BalanceTransaction): SettlementFacts {
  const feeOf = (type: string) => transaction.fee_details.filter((fee) => fee.type === type).reduce((sum, { amount }) => sum + amount, 0)
  const applicationFeeMinor = feeOf('application_fee')
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
