import type { DisputeReason, DisputeStatus } from '@/lib/domain/disputes/dispute-state'
import type { EvidenceFile, EvidenceText, EvidenceTexts } from '@/lib/domain/disputes/evidence'
import type { TimeLeft } from '@/lib/domain/disputes/time-left'
import type { Said } from './said'

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

/** How an answer stands: being written, on its way, sent, or the loss accepted. */
export type AnswerStanding = 'open' | 'asking' | 'sent' | 'accepted'

/** What a seller says to a bank, as the page of a dispute shows it. */
export type AnswerView = {
  standing: AnswerStanding
  /** When it was sent or accepted. */
  at: string | null
  /** What is there was said to an inquiry, which has become a dispute since. */
  isFromInquiry: boolean
  /** The shop has sent it, since the seller had not. */
  isForSeller: boolean
  /** The shop sends it unless the seller does. */
  isSentAnyway: boolean
  fields: EvidenceText[]
  texts: EvidenceTexts
  files: { field: string; name: string; size: number }[]
  missing: (EvidenceText | EvidenceFile)[]
  /** Why Stripe did not take it, and in its own words. */
  refusal: 'not_allowed' | 'late' | 'other' | null
  words: string | null
  isWorthLittle: boolean
}

/** What the form of an answer holds. */
export type AnswerFormState = { texts: EvidenceTexts; refusal: Said | null; isSaved: boolean }

/** A sale that a bank suspects to be fraud. `sellerMinor`: what a refund of the rest costs its seller, once our fee has come back. */
export type FraudWarningView = { at: string; currency: string; amountMinor: number; sellerMinor: number; isShipped: boolean }
