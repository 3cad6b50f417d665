/** Why a charge was refused; another try may follow. */
const REFUSALS = [
  /** The bank declined the card this time; it may be charged another day. Stripe's code is beside it, as `declineCode`. */
  'card_declined',
  /** The card is declined for good, or its bank wants its holder: only another card, or the buyer, helps. */
  'card_unusable',
  /** The bank wants the buyer to confirm this payment. */
  'authentication_required',
  /** The card, its Customer or its token is gone at Stripe, or used up: the buyer gives one again. */
  'card_removed',
  /** Stripe does not take the buyer's e-mail address. */
  'email_refused',
  /** Stripe refused for the sake of the seller's account: restricted, not activated, not enabled for this kind of payment. */
  'account_refused',
  /** The amount is too small or too large, in the currency in which the seller's account is paid. */
  'amount_refused',
  /** Stripe refused for the sake of the platform: its fee, its keys, what it does not ask buyers for. */
  'platform_refused',
  /** Stripe refused a call that we got wrong: ours to look into. */
  'stripe_refused',
  /** The call never reached Stripe, and is too old to arrive any more; or Stripe could not do it. */
  'not_made',
  /** The seller's account was not connected when it was to be charged or captured. */
  'seller_disconnected',
  /** Its buyer removed the card before it was charged: it waits for another one. */
  'consent_ended',
] as const

/** Why something came to its end. */
const ENDS = [
  /** Its buyer canceled it before it was charged: one item, or an order that was not finished. */
  'buyer_canceled',
  /** Its seller canceled it before it was charged. */
  'seller_canceled',
  /** Nobody finished the checkout in time. */
  'expired',
  /** The seller was not ready to ship in time. */
  'not_shipped',
  /** A later charge was refused, and nobody paid it in time. */
  'not_paid',
  /** All or nothing: another seller could not be paid, or the checkout was not finished. Its hold was released, or what was captured refunded. */
  'released',
  /** Its hold was canceled at Stripe, and not by us. */
  'hold_canceled',
  /** Its hold was lost, or refused, after it was decided to capture it. */
  'capture_failed',
  /** Its PaymentIntent could not be canceled, since its seller has left: it stands until it lapses, so the part never gets another one. */
  'left_open',
  /** Stripe can no longer tell whether it was charged. */
  'outcome_unknown',
  /** It could not be refunded, or the bank sent the refund back. */
  'refund_failed',
] as const

export type RefusalReason = (typeof REFUSALS)[number]

/** Why a part or an order was refused, was canceled or ended: what sentences and decisions go by. Stripe's own code decides nothing. */
export type EndReason = RefusalReason | (typeof ENDS)[number]

/** A reason as it stands in the history; null for anything else. */
export function endReasonOf(text: string | null): EndReason | null {
  return [...REFUSALS, ...ENDS].find((reason) => reason === text) ?? null
}

/** Whether a reason is that of a refused charge, after which another may be tried. */
export function isRefusal(reason: EndReason | null): reason is RefusalReason {
  return REFUSALS.some((each) => each === reason)
}
