import { currencyFacts } from '@/lib/domain/facts/currencies'
import type { Money } from '@/lib/domain/money/money'

/** The platform's application fee: a percentage in basis points plus a fixed amount, at least and at most so much, in minor units of the charge's currency. */
export type FeeRule = {
  feeBps: number
  feeFixedMinor: number
  feeLeastMinor?: number
  /** Null: there is no most. */
  feeMostMinor?: number | null
  /** The percentage is taken of shipping, too. */
  isOnShipping?: boolean
}

/** In force for a currency the operator has set no rule for: 5 %, nothing fixed, so that no currency is charged by accident in another's cents. */
export const DEFAULT_FEE_RULE: FeeRule = { feeBps: 500, feeFixedMinor: 0 }

/** Where Stripe takes no application fee. */
export const NO_FEE: FeeRule = { feeBps: 0, feeFixedMinor: 0 }

/** What a fee is counted of, in minor units. A product's own percentage stands in for the rule's; the rest of the rule is the charge's. */
export type FeeBase = { currency: string; lines: { baseMinor: number; ownFeeBps: number | null }[]; shippingMinor: number }

/**
 * The application fee of one charge.
 *
 * It is rounded down once, to the smallest coin of the currency: a fraction belongs to the seller, and the sum of
 * fees over parts never exceeds the fee over the whole. A fee of 0 means: send none, since Stripe takes only positive ones.
 * The caller holds it to the charge itself, as Stripe demands (docs.stripe.com/connect/direct-charges, application_fee_amount).
 * @returns minor units, such as Stripe takes in this currency
 */
export function chargeFee({ currency, lines, shippingMinor }: FeeBase, rule: FeeRule): number {
  const { feeBps, feeFixedMinor, feeLeastMinor = 0, feeMostMinor = null, isOnShipping = false } = rule
  const shares = lines.map(({ baseMinor, ownFeeBps }) => BigInt(baseMinor) * BigInt(ownFeeBps ?? feeBps))
  const ofShipping = isOnShipping ? BigInt(shippingMinor) * BigInt(feeBps) : 0n
  // Exact: no floating point is involved.
  const percentMinor = Number(shares.reduce((sum, share) => sum + share, ofShipping) / 10_000n)
  const fee = Math.min(Math.max(percentMinor + feeFixedMinor, feeLeastMinor), feeMostMinor ?? Number.POSITIVE_INFINITY)
  return fee - (fee % currencyFacts(currency).coinMinor)
}

/** The application fee of a sale that is one line and nothing else. @param sale positive @returns minor units, 0 ≤ fee ≤ amountMinor */
export function applicationFee({ amountMinor, currency }: Money, rule: FeeRule): number {
  const { coinMinor } = currencyFacts(currency)
  const fee = chargeFee({ currency, lines: [{ baseMinor: amountMinor, ownFeeBps: null }], shippingMinor: 0 }, rule)
  return Math.min(amountMinor - (amountMinor % coinMinor), fee)
}

/** Whether a seller may pay more under `after` than under `before`, whatever they sell. */
export function isDearer(before: FeeRule, after: FeeRule): boolean {
  const mostOf = ({ feeMostMinor }: FeeRule) => feeMostMinor ?? Number.POSITIVE_INFINITY
  return (
    after.feeBps > before.feeBps ||
    after.feeFixedMinor > before.feeFixedMinor ||
    (after.feeLeastMinor ?? 0) > (before.feeLeastMinor ?? 0) ||
    mostOf(after) > mostOf(before) ||
    (after.isOnShipping === true && !before.isOnShipping)
  )
}

/** Whether two rules take the same of every charge. */
export function isSameFee(a: FeeRule, b: FeeRule): boolean {
  return !isDearer(a, b) && !isDearer(b, a)
}

/** Whole days between telling a seller of a dearer fee and its first charge: Regulation (EU) 2019/1150, Article 3 (2), asks for 15. */
const FEE_NOTICE_DAYS = 15

const DAY_MS = 86_400_000

/** When a rule that was saved `now` counts: a dearer one from the first midnight (UTC) after the notice, any other at once. */
export function countsFrom(before: FeeRule, after: FeeRule, now: Date): Date {
  if (!isDearer(before, after)) return now
  return new Date((Math.floor(now.getTime() / DAY_MS) + FEE_NOTICE_DAYS + 1) * DAY_MS)
}
