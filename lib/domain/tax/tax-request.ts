import type { TaxBehavior, TaxPlace } from './tax-rates'

/** What Stripe Tax is asked about one charge. Stored with its part, so that it can be asked again to the letter. */
export type TaxRequest = {
  currency: string
  behavior: TaxBehavior
  /** What is paid for each line, after discounts. */
  lines: { amountMinor: number; quantity: number; taxCode: string | null }[]
  /** After its discount. */
  shippingMinor: number
  place: TaxPlace
}

/** What Stripe Tax worked out for a part that is placed. `totalMinor` is what is to be charged by it. */
export type TaxRecord = { calculationId: string; request: TaxRequest; totalMinor: number }
