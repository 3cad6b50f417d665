import type Stripe from 'stripe'
import { isUnion, type Place, rateAt } from './tax-rates'

type Breakdown = Stripe.Tax.CalculationLineItem.TaxBreakdown

export interface Taxed {
  amount: number
  code: string
  isInclusive: boolean
}

/** Tax on an amount, half up, with why. @param origin where the seller is registered for sales to this place; null where they are not */
export function taxOf({ amount, code, isInclusive }: Taxed, place: Place, origin: Place | null): { tax: number; breakdown: Breakdown } {
  if (origin === null) return { tax: 0, breakdown: nothing(place, 'not_collecting') }
  const found = rateAt(origin, code)
  if (!found) return { tax: 0, breakdown: nothing(place, 'product_exempt') }
  const { rate, isReduced } = found
  const tax = isInclusive ? halfUp(amount * rate, 10_000 + rate) : halfUp(amount * rate, 10_000)
  const isZero = rate === 0
  return {
    tax,
    breakdown: {
      amount: tax,
      jurisdiction: jurisdictionOf(origin),
      sourcing: 'destination',
      tax_rate_details: isZero ? null : { display_name: nameOf(origin), percentage_decimal: percent(rate), tax_type: typeOf(origin) },
      taxability_reason: isZero ? 'not_subject_to_tax' : isReduced ? 'reduced_rated' : 'standard_rated',
      taxable_amount: isZero ? 0 : amount - (isInclusive ? tax : 0),
    },
  }
}

function nothing(place: Place, reason: Breakdown['taxability_reason']): Breakdown {
  return {
    amount: 0,
    jurisdiction: jurisdictionOf(place),
    sourcing: 'destination',
    tax_rate_details: null,
    taxability_reason: reason,
    taxable_amount: 0,
  }
}

function jurisdictionOf({ country, state }: Place): Breakdown['jurisdiction'] {
  const isState = country === 'US' && state !== null
  const shown = isState ? state : country
  return { country, display_name: shown, level: isState ? 'state' : 'country', state: isState ? state : null }
}

const nameOf = ({ country }: Place): string => (isUnion(country) ? 'VAT' : 'Sales Tax')
const typeOf = ({ country }: Place) => (isUnion(country) ? ('vat' as const) : ('sales_tax' as const))

/** Parts per 10,000 as Stripe writes percentages: "19.0", "6.88". */
function percent(rate: number): string {
  const text = String(rate / 100)
  return text.includes('.') ? text : `${text}.0`
}

/** A quotient of whole numbers, a half upwards; of a negative amount away from zero. */
function halfUp(dividend: number, divisor: number): number {
  return Math.sign(dividend) * Math.floor((2 * Math.abs(dividend) + divisor) / (2 * divisor))
}

/** Sums of breakdowns that are alike, as they stand on a calculation. */
export function sumUp(parts: { breakdown: Breakdown; isInclusive: boolean }[]): Stripe.Tax.Calculation.TaxBreakdown[] {
  const sums = new Map<string, Stripe.Tax.Calculation.TaxBreakdown>()
  for (const { breakdown, isInclusive } of parts) {
    const { amount, jurisdiction, tax_rate_details: rate, taxability_reason: reason, taxable_amount: taxable } = breakdown
    const key = JSON.stringify([jurisdiction, rate, reason, isInclusive])
    const before = sums.get(key)
    sums.set(key, {
      amount: (before?.amount ?? 0) + amount,
      inclusive: isInclusive,
      tax_rate_details: {
        country: jurisdiction.country,
        flat_amount: null,
        percentage_decimal: rate?.percentage_decimal ?? '0.0',
        rate_type: rate ? 'percentage' : null,
        state: jurisdiction.state,
        tax_type: rate?.tax_type ?? null,
      },
      taxability_reason: reason,
      taxable_amount: (before?.taxable_amount ?? 0) + taxable,
    })
  }
  return [...sums.values()]
}
