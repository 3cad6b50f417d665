/** What a seller paid the marketplace in a month in one currency, minor units. `month`: ISO 8601, its first moment in UTC. */
export type FeeMonthView = {
  month: string
  currency: string
  sales: number
  soldMinor: number
  chargedMinor: number
  returnedMinor: number
}

/** A fee that was charged for a sale, or given back with a refund (both amounts below nought). */
export type FeeView = {
  id: string
  at: string
  receiptNumber: string
  sellerOrderId: string
  isReturned: boolean
  currency: string
  amountMinor: number
  feeMinor: number
}
