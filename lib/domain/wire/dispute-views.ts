import type { DisputeReason, DisputeStatus } from '@/lib/domain/disputes/dispute-state'
import type { TimeLeft } from '@/lib/domain/disputes/time-left'

/** A dispute as lists show it. */
export type DisputeView = {
  id: string
  sellerOrderId: string
  orderId: string
  receiptNumber: string
  shopName: string
  /** Null where Stripe has a word that we do not know: then its own is shown. */
  status: DisputeStatus | null
  statusWord: string
  reason: DisputeReason | null
  reasonWord: string
  currency: string
  amountMinor: number
  isOpen: boolean
  isInquiry: boolean
  /** Whether its seller can answer or accept it here. */
  waitsForAnswer: boolean
  /** By when an answer must be there; null where none can be given. */
  dueBy: string | null
  left: TimeLeft | null
  openedAt: string
  closedAt: string | null
}

/** The same on its own page, with what Stripe booked for it. */
export type DisputePageView = DisputeView & {
  stripeDisputeId: string
  networkReasonCode: string | null
  /** Null until something is booked. */
  booked: { currency: string; withdrawnMinor: number; reinstatedMinor: number; feeMinor: number } | null
  isChargeRefundable: boolean
  stripeUrl: string
}
