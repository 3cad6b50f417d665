import { currencyFacts } from '@/lib/domain/facts/currencies'
import type { Money } from '@/lib/domain/money/money'

/** The platform's application fee: a percentage in basis points plus a fixed amount in minor units of the charge's currency. */
export type FeeRule = { feeBps: number; feeFixedMinor: number }

/** In force for a currency the operator has set no rule for: 5 %, nothing fixed, so that no currency is charged by accident in another's cents. */
export const DEFAULT_FEE_RULE: FeeRule = { feeBps: 500, feeFixedMinor: 0 }

/** Where Stripe takes no application fee. */
export const NO_FEE: FeeRule = { feeBps: 0, feeFixedMinor: 0 }

/**
 * The application fee of one charge.
 *
 * It is rounded down to the smallest coin of the currency: a fraction belongs to the seller, and the sum of
 * fees over parts never exceeds the fee over the whole. The result is at most the charge itself, as Stripe demands
 * (docs.stripe.com/connect/direct-charges, application_fee_amount); 0 means: send no fee, since Stripe takes only positive ones.
 * @param charge positive
 * @returns minor units, 0 ≤ fee ≤ amountMinor, such as Stripe takes in this currency
 */
export function applicationFee({ amountMinor, currency }: Money, rule: FeeRule): number {
  const fee = Math.min(amountMinor, floorToMinor(amountMinor, rule.feeBps) + rule.feeFixedMinor)
  return fee - (fee % currencyFacts(currency).coinMinor)
}

/** `bps` basis points of an amount, rounded down to the minor unit. Exact: no floating point is involved. */
function floorToMinor(amountMinor: number, bps: number): number {
  return Number((BigInt(amountMinor) * BigInt(bps)) / 10_000n)
}
