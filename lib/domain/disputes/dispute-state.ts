/**
 * How a dispute stands, in Stripe's words. `warning_…`: an inquiry, in which the bank asks before it takes money. `prevented`: settled by the network's own refund.
 * Source: docs.stripe.com/api/disputes/object#dispute_object-status
 */
export const DISPUTE_STATUSES = [
  'warning_needs_response',
  'warning_under_review',
  'warning_closed',
  'needs_response',
  'under_review',
  'won',
  'lost',
  'appeal_needs_response',
  'appeal_under_review',
  'prevented',
] as const
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number]

/** What a dispute is about: docs.stripe.com/disputes/categories. Every other reason is shown in Stripe's word. */
const DISPUTE_REASONS = [
  'fraudulent',
  'unrecognized',
  'product_not_received',
  'product_unacceptable',
  'credit_not_processed',
  'duplicate',
  'subscription_canceled',
  'general',
  'noncompliant',
  'customer_initiated',
  'bank_cannot_process',
  'check_returned',
  'debit_not_authorized',
  'incorrect_account_details',
  'insufficient_funds',
] as const
export type DisputeReason = (typeof DISPUTE_REASONS)[number]

type State = { isOpen: boolean; waitsForAnswer: boolean; isInquiry: boolean }

// Any move is allowed, since a dispute is always read again: one may be won after it was lost. So it is said of each status what holds in it.
const STATES: Record<DisputeStatus, State> = {
  warning_needs_response: { isOpen: true, waitsForAnswer: true, isInquiry: true },
  warning_under_review: { isOpen: true, waitsForAnswer: false, isInquiry: true },
  warning_closed: { isOpen: false, waitsForAnswer: false, isInquiry: true },
  needs_response: { isOpen: true, waitsForAnswer: true, isInquiry: false },
  under_review: { isOpen: true, waitsForAnswer: false, isInquiry: false },
  won: { isOpen: false, waitsForAnswer: false, isInquiry: false },
  lost: { isOpen: false, waitsForAnswer: false, isInquiry: false },
  // An appeal is answered in Stripe's dashboard alone.
  appeal_needs_response: { isOpen: true, waitsForAnswer: false, isInquiry: false },
  appeal_under_review: { isOpen: true, waitsForAnswer: false, isInquiry: false },
  prevented: { isOpen: false, waitsForAnswer: false, isInquiry: false },
}

/** Disputes that count in nobody's rate: the bank only asked, or the network's own refund settled it. */
export const UNCOUNTED_DISPUTES = DISPUTE_STATUSES.filter((status) => STATES[status].isInquiry || status === 'prevented')

/** The status by its name; null for one that Stripe has added since. */
export function statusOf(word: string): DisputeStatus | null {
  return DISPUTE_STATUSES.find((known) => known === word) ?? null
}

/** The reason by its name; null for one that Stripe has added since. */
export function reasonOf(word: string): DisputeReason | null {
  return DISPUTE_REASONS.find((known) => known === word) ?? null
}

/** Whether a dispute is not decided; one whose status we do not know is not. */
export function isOpen(word: string): boolean {
  const status = statusOf(word)
  return status === null || STATES[status].isOpen
}

/** Whether the bank only asks: no money has moved. */
export function isInquiry(word: string): boolean {
  const status = statusOf(word)
  return status !== null && STATES[status].isInquiry
}

export type DisputeStage = 'inquiry' | 'dispute' | 'appeal'

/** What a dispute is now: the bank asks, has taken the money, or Stripe takes its decision further. Each is answered by itself. */
export function stageOf(word: string): DisputeStage {
  if (isInquiry(word)) return 'inquiry'
  return word === 'appeal_needs_response' || word === 'appeal_under_review' ? 'appeal' : 'dispute'
}

/** Whether its seller can answer or accept it here. @property dueBy null where nothing can be answered */
export function waitsForAnswer({ status: word, dueBy }: { status: string; dueBy: Date | null }): boolean {
  const status = statusOf(word)
  return status !== null && STATES[status].waitsForAnswer && dueBy !== null
}

/** Whether nothing of its charge can be refunded for now: the bank decides of it. */
export function forbidsRefunds({ closedAt, isChargeRefundable }: { closedAt: Date | null; isChargeRefundable: boolean }): boolean {
  return closedAt === null && !isChargeRefundable
}

/** Whether its sale cannot be canceled: what is canceled is refunded whole, and a bank has something of it or decides about it. */
export function forbidsCancel(dispute: { takenMinor: number; closedAt: Date | null; isChargeRefundable: boolean }): boolean {
  return dispute.takenMinor > 0 || forbidsRefunds(dispute)
}
