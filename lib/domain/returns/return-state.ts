/** `requested`: its seller has not answered. `approved`: it may be sent back. `sent`, `received`: by the buyer, at the seller. The rest are ends. */
export const RETURN_STATUSES = ['requested', 'approved', 'sent', 'received', 'refunded', 'declined', 'expired', 'canceled'] as const
export type ReturnStatus = (typeof RETURN_STATUSES)[number]

/** What happens to a return. `instruct`: its seller says where to send it; `refund`: Stripe has refunded it. */
export const RETURN_VERBS = ['approve', 'decline', 'instruct', 'cancel', 'expire', 'send', 'receive', 'refund'] as const
export type ReturnVerb = (typeof RETURN_VERBS)[number]

/** What is not in it cannot happen. */
const TABLE: Record<ReturnStatus, Partial<Record<ReturnVerb, ReturnStatus>>> = {
  requested: { approve: 'approved', decline: 'declined', cancel: 'canceled', refund: 'refunded' },
  // A buyer may forget to say that they have sent it: what arrives has arrived.
  approved: { instruct: 'approved', send: 'sent', receive: 'received', cancel: 'canceled', expire: 'expired', refund: 'refunded' },
  sent: { receive: 'received', refund: 'refunded' },
  received: { refund: 'refunded' },
  refunded: {},
  declined: {},
  expired: {},
  canceled: {},
}

/** What becomes of a return; null where that cannot happen to it. */
export function nextReturnStatus(status: ReturnStatus, verb: ReturnVerb): ReturnStatus | null {
  return TABLE[status][verb] ?? null
}

/** Those that somebody must still do something about. */
export const OPEN_RETURNS = RETURN_STATUSES.filter((status) => Object.keys(TABLE[status]).length > 0)

/** Whether somebody must still do something about it. */
export function isOpenReturn({ status }: { status: ReturnStatus }): boolean {
  return OPEN_RETURNS.includes(status)
}

/** Whether its pieces come back or have: what was declined, canceled or never sent stays with its buyer. */
export function holdsPieces({ status }: { status: ReturnStatus }): boolean {
  return status !== 'declined' && status !== 'canceled' && status !== 'expired'
}
