import { chargeFee, type FeeRule } from './fee'

/** Tax on one line or on shipping. `inclusiveMinor` is what of it the price contains already. */
export type TaxAmount = { taxMinor: number; inclusiveMinor: number }

export const NO_TAX: TaxAmount = { taxMinor: 0, inclusiveMinor: 0 }

/**
 * What is taken off a line. What its seller bears lowers their price: tax and fee are counted of what is left. What the platform bears is paid out of its fee, so
 * the price stays what it is for both.
 */
type LineDiscount = { sellerMinor: number; platformMinor: number }

/** What of a part's price comes from one line. */
type LineAmount = {
  goodsMinor: number
  discount: LineDiscount
  tax: TaxAmount
  /** Its product's own percentage of the fee, in basis points; the rule's unless there is one. */
  ownFeeBps?: number | null
}

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
  /** What the fee is counted of: goods after the seller's discounts and, where the rule says so, shipping, all without tax. */
  feeBaseMinor: number
  applicationFeeMinor: number
  totalMinor: number
}

/**
 * Adds up a part, in one order for everybody: goods, less discounts, plus shipping, plus the tax that is not in the prices. Its lines are rounded already, so
 * nothing is rounded here but the fee. A discount that the platform bears lowers charge and fee alike, so that the seller is left what they would be without it:
 * it is at most the fee.
 */
export function partAmount({ currency, lines, shippingMinor, shippingTax, fee }: PartInput): PartAmount {
  const goodsMinor = sum(lines.map((line) => line.goodsMinor))
  const sellerDiscountMinor = sum(lines.map(({ discount }) => discount.sellerMinor))
  const platformDiscountMinor = sum(lines.map(({ discount }) => discount.platformMinor))
  const discountMinor = sellerDiscountMinor + platformDiscountMinor
  const taxes = [...lines.map(({ tax }) => tax), shippingTax]
  const taxMinor = sum(taxes.map((tax) => tax.taxMinor))
  const taxInclusiveMinor = sum(taxes.map((tax) => tax.inclusiveMinor))
  const totalMinor = goodsMinor - discountMinor + shippingMinor + taxMinor - taxInclusiveMinor
  const feeLines = lines.map(({ goodsMinor: goods, discount, tax, ownFeeBps = null }) => {
    return { baseMinor: goods - discount.sellerMinor - tax.inclusiveMinor, ownFeeBps }
  })
  const feeShippingMinor = shippingMinor - shippingTax.inclusiveMinor
  const feeBaseMinor = sum(feeLines.map(({ baseMinor }) => baseMinor)) + (fee.isOnShipping ? feeShippingMinor : 0)
  // Stripe takes no fee above the charge itself.
  const feeMinor = Math.min(totalMinor + platformDiscountMinor, chargeFee({ currency, lines: feeLines, shippingMinor: feeShippingMinor }, fee))
  const applicationFeeMinor = Math.max(0, feeMinor - platformDiscountMinor)
  return { goodsMinor, discountMinor, shippingMinor, taxMinor, taxInclusiveMinor, feeBaseMinor, applicationFeeMinor, totalMinor }
}

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0)
