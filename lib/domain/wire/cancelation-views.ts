import type { CancelationStatus } from '@/lib/domain/fulfilment/cancelation'

/** The wish to cancel a paid part. `reason`: why its seller declined; null where it was shipped instead, or not declined. */
export type CancelationView = { status: CancelationStatus; reason: string | null }

/** What a buyer may do about a paid part that has not left, or what became of it. */
export type PaidCancelView = {
  partId: string
  shopName: string
  names: string
  currency: string
  amountMinor: number
  cancelation: CancelationView | null
  /** Until when they cancel by themselves (ISO); null where they ask the seller, or may not any more. */
  until: string | null
}
