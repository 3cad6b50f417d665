import { applicationFee, type FeeRule } from './fee'

/** Tax on one line or on shipping. `inclusiveMinor` is what of it the price contains already. */
export type TaxAmount = { taxMinor: number; inclusiveMinor: number }

export const NO_TAX: TaxAmount = { taxMinor: 0, inclusiveMinor: 0 }

/** What of a part's price comes from one line. Discounts are taken off the goods, tax is on what is left. */
type LineAmount = { goodsMinor: number; discountMinor: number; tax: TaxAmount }

export type PartInput = {
  currency: string
  lines: LineAmount[]
  /** What shipping costs after its discount, and the tax on it. */
  shippingMinor: number
  shippingTax: TaxAmount
  fee: FeeRule
}

/**
 * The anatomy of what one seller charges, in minor units: `totalMinor` is the amount of the PaymentIntent, `applicationFeeMinor` the platform's share of it.
 * `goodsMinor` is before discounts; `shippingMinor` after its own. `taxMinor` is all of the tax, `taxInclusiveMinor` what of it prices contain.
 */
export type PartAmount = {
  goodsMinor: number
  discountMinor: number
  shippingMinor: number
  taxMinor: number
  taxInclusiveMinor: number
  /** What the fee is counted of: goods after discounts, without tax and without shipping. */
  feeBaseMinor: number
  applicationFeeMinor: number
  totalMinor: number
}

/**
 * Adds up a part, in one order for everybody: goods, less discounts, plus shipping, plus the tax that is not in the prices. Its lines are rounded already, so
 * nothing is rounded here but the fee.
 */
export function partAmount({ currency, lines, shippingMinor, shippingTax, fee }: PartInput): PartAmount {
  const goodsMinor = sum(lines.map((line) => line.goodsMinor))
  const discountMinor = sum(lines.map((line) => line.discountMinor))
  const taxes = [...lines.map(({ tax }) => tax), shippingTax]
  const taxMinor = sum(taxes.map((tax) => tax.taxMinor))
  const taxInclusiveMinor = sum(taxes.map((tax) => tax.inclusiveMinor))
  const totalMinor = goodsMinor - discountMinor + shippingMinor + taxMinor - taxInclusiveMinor
  const feeBaseMinor = goodsMinor - discountMinor - sum(lines.map(({ tax }) => tax.inclusiveMinor))
  // Stripe takes no fee above the charge itself.
  const applicationFeeMinor = Math.min(totalMinor, applicationFee({ amountMinor: feeBaseMinor, currency }, fee))
  return { goodsMinor, discountMinor, shippingMinor, taxMinor, taxInclusiveMinor, feeBaseMinor, applicationFeeMinor, totalMinor }
}

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0)
