import type Stripe from 'stripe'
import { type ChargePlace, isOnPlatform, onCharge } from '@/lib/stripe/charge-place'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'
import { applicationFeeOf, BOOKED, isMoneyBack, isUncaptured, type RefundFacts, refundFacts } from './refunds'

/** What a settled charge brought its seller, in the currency of their balance (minor units). Null until Stripe has settled it. */
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
  /** How a charge on the platform was sent on to its seller; null while it is not, and for every other. */
  sent: { transferId: string; paymentId: string } | null
  receiptUrl: string | null
  settlement: SettlementFacts | null
}

/**
 * Reads the charge of a part with its fees and refunds, and what they brought its seller. A charge on the platform brings them what was sent on.
 * Source: docs.stripe.com/payments/payment-intents/asynchronous-capture (the balance transaction comes up to an hour later)
 */
export async function readCharge(chargeId: string, place: ChargePlace): Promise<StripeOutcome<ChargeFacts>> {
  const read = await readWithRefunds(chargeId, onCharge(place), isOnPlatform(place) ? ['transfer'] : [])
  if (read.kind !== 'ok') return read
  const { charge, refunds } = read.value
  if (!isOnPlatform(place)) return { kind: 'ok', value: factsOf(charge, refunds) }
  const transfer = typeof charge.transfer === 'object' ? charge.transfer : null
  const paymentId = idOf(transfer?.destination_payment ?? null)
  if (!transfer || !paymentId) return { kind: 'ok', value: { ...factsOf(charge, refunds), settlement: null } }
  const paid = await readWithRefunds(paymentId, on(place.accountId), [])
  return paid.kind === 'ok'
    ? { kind: 'ok', value: { ...factsOfSent(charge, refunds, paid.value), sent: { transferId: transfer.id, paymentId } } }
    : paid
}

type WithRefunds = { charge: Stripe.Charge; refunds: Stripe.Refund[] }

async function readWithRefunds(chargeId: string, where: Stripe.RequestOptions, more: string[]): Promise<StripeOutcome<WithRefunds>> {
  const expand = ['balance_transaction', ...more, ...BOOKED.map((field) => `refunds.data.${field}`)]
  const outcome = await attempt(() => stripe().charges.retrieve(chargeId, { expand }, where))
  if (outcome.kind !== 'ok') return outcome
  const charge = outcome.value
  if (!charge.refunds?.has_more) return { kind: 'ok', value: { charge, refunds: charge.refunds?.data ?? [] } }
  const all = await attempt(() => stripe().refunds.list({ charge: chargeId, limit: 100, expand: BOOKED.map((field) => `data.${field}`) }, where))
  return all.kind === 'ok' ? { kind: 'ok', value: { charge, refunds: all.value.data } } : all
}

/**
 * A charge on the platform as far as it is its seller's: what was sent on to their account, and taken from there again for refunds. Stripe's own fee and the buyer's
 * money are booked on our balance. Source: docs.stripe.com/connect/destination-charges
 */
function factsOfSent(charge: Stripe.Charge, refunds: Stripe.Refund[], sent: WithRefunds): ChargeFacts {
  const facts = factsOf(charge, refunds)
  const reversalOf = (id: string) => idOf(refunds.find((refund) => refund.id === id)?.transfer_reversal ?? null)
  const takenFor = (id: string) => sent.refunds.find(({ source_transfer_reversal: reversal }) => reversal && idOf(reversal) === reversalOf(id))
  const ofSeller = facts.refunds.map((refund) => {
    const taken = takenFor(refund.id)
    return { ...refund, booked: taken ? refundFacts(taken).booked : null }
  })
  return { ...facts, refunds: ofSeller, settlement: factsOf(sent.charge, []).settlement }
}

const idOf = (ref: string | { id: string } | null): string | null => (typeof ref === 'string' ? ref : (ref?.id ?? null))

/** How much of an application fee was given back, in its own currency. It is the platform's object, also where the charge is a connected account's. */
export async function readRefundedFee(applicationFeeId: string): Promise<StripeOutcome<number>> {
  const outcome = await attempt(() => stripe().applicationFees.retrieve(applicationFeeId, {}, on(null)))
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.amount_refunded } : outcome
}

function factsOf(charge: Stripe.Charge, refunds: Stripe.Refund[]): ChargeFacts {
  const transaction = typeof charge.balance_transaction === 'object' ? charge.balance_transaction : null
  return {
    id: charge.id,
    paymentIntentId: idOf(charge.payment_intent),
    applicationFeeId: idOf(charge.application_fee),
    // A hold that is released counts as refunded at Stripe, and tells so by `charge.refunded`: nothing was paid that could have been given back.
    refunds: charge.captured ? refunds.filter(isMoneyBack).map(refundFacts) : [],
    sent: null,
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
