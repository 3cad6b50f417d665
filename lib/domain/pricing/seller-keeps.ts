import { currencyFacts } from '@/lib/domain/facts/currencies'
import { convertUp } from '@/lib/domain/facts/rates'
import type { Money } from '@/lib/domain/money/money'
import { applicationFee, type FeeRule } from './fee'

/**
 * What Stripe asks of a card payment in many countries, 2.9 % and 30 cents, as an estimate: its price depends on country, card and conversion
 * (stripe.com/pricing).
 */
const STRIPE_BPS = 290
const STRIPE_FIXED_CENTS = 30

/** What of a sale is left for its seller, in minor units; less than nothing where the fees exceed it. Stripe's fee is an estimate. */
export type SellerShare = { feeMinor: number; stripeFeeMinor: number; keepsMinor: number }

/** @param rule the platform's fee in the currency of the sale */
export function sellerShare(sale: Money, rule: FeeRule): SellerShare {
  const feeMinor = applicationFee(sale, rule)
  const stripeFeeMinor = estimatedStripeFee(sale)
  return { feeMinor, stripeFeeMinor, keepsMinor: sale.amountMinor - feeMinor - stripeFeeMinor }
}

/**
 * The smallest sale of which the seller keeps something after both fees.
 * @param leastMinor the least that Stripe charges
 * @returns minor units, at least `leastMinor`; null where the fees eat up every sale
 */
export function leastSaleThatKeeps(currency: string, rule: FeeRule, leastMinor: number): number | null {
  const { coinMinor, mostMinor } = currencyFacts(currency)
  const keeps = (coins: number) => sellerShare({ amountMinor: coins * coinMinor, currency }, rule).keepsMinor > 0
  let [below, above] = [Math.ceil(leastMinor / coinMinor) - 1, Math.floor(mostMinor / coinMinor)]
  if (!keeps(above)) return null
  // What is left grows with the sale but for single coins of rounding, so the border is found by halving.
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2)
    if (keeps(middle)) above = middle
    else below = middle
  }
  return above * coinMinor
}

function estimatedStripeFee({ amountMinor, currency }: Money): number {
  const { coinMinor } = currencyFacts(currency)
  const fixed = currency === 'usd' ? STRIPE_FIXED_CENTS : (convertUp(STRIPE_FIXED_CENTS, 'usd', currency) ?? 0)
  return Math.round(((amountMinor * STRIPE_BPS) / 10_000 + fixed) / coinMinor) * coinMinor
}
