import type { FeePolicy } from '@/lib/domain/refunds/fee-back'
import type { RefundFormValues } from '@/lib/domain/refunds/refund-form'
import type { RefundRefusal } from '@/lib/domain/refunds/refund-refusal'
import type { RefundOrigin, RefundStatus } from '@/lib/domain/refunds/refund-state'
import type { Said } from './said'

/** Who pays what of a refund, in minor units of the charge's currency. */
export type RefundPreview = {
  amountMinor: number
  goodsMinor: number
  shippingMinor: number
  /** What of `taxMinor` was added to prices is part of the amount; the rest is in the prices. */
  taxMinor: number
  taxInclusiveMinor: number
  adjustmentMinor: number
  policy: FeePolicy
  /** What the platform gives back of its fee. */
  feeBackMinor: number
  /** What is left for its seller to pay. */
  sellerMinor: number
  /** Stripe's own fee of the charge, which it keeps; null while it is not known. */
  stripeFeeMinor: number | null
  /** Whether the seller's balance is in another currency: it is booked there at the rate of the day. */
  isConverted: boolean
  /** Whether all that was charged is given back then. */
  isWhole: boolean
}

/** What the form of a refund shows. `id`: of the refund it will make, so that sent twice it makes one. */
export type RefundFormState = { id: string; values: RefundFormValues; preview: RefundPreview | null; refusal: Said | null }

/** A line that may be refunded: `open` pieces have not left, `sent` ones have. */
export type RefundableLine = {
  id: string
  name: string
  variantTitle: string
  quantity: number
  open: number
  sent: number
  eachMinor: number
  /** Whether its pieces leave in parcels. */
  isSent: boolean
  isStocked: boolean
}

/** What the page of a refund shows of a sale. */
export type RefundableView = {
  orderId: string
  sellerOrderId: string
  receiptNumber: string
  shopName: string
  currency: string
  capturedMinor: number
  leftMinor: number
  shippingLeftMinor: number
  lines: RefundableLine[]
  /** Days ago it was charged, where that is longer than its seller promises to take things back. */
  lateDays: number | null
}

/** A refund as pages show it. */
export type RefundView = {
  id: string
  at: string
  currency: string
  amountMinor: number
  feeBackMinor: number
  status: RefundStatus
  origin: RefundOrigin
  /** Whether it waits for the seller's balance at Stripe. */
  waitsForBalance: boolean
  refusal: RefundRefusal | null
  /** Stripe's own words for a refusal, for its seller and the operator. */
  words: string | null
  note: string | null
  bankReference: string | null
  pieces: { lineId: string; name: string; variantTitle: string; quantity: number }[]
}
