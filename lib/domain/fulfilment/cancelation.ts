import type { PartStatus } from '@/lib/domain/order/order'

/** For how long after the order a buyer cancels by themselves, unless its seller has said otherwise. */
export const USUAL_CANCEL_MINUTES = 60
/** What a seller may choose from. None: their buyers always ask. */
export const CANCEL_MINUTES = [0, 15, 30, 60, 240, 1440] as const
export const MAX_DECLINE_REASON = 500

export type CancelationStatus = 'requested' | 'accepted' | 'declined'

const MINUTE = 60_000

/** Why a buyer may not cancel a paid part: it is not paid (any more), nothing of it is shipped at all, something has left, or it was asked for already. */
export type NotCancelable = 'not_paid' | 'nothing_to_ship' | 'shipped' | 'asked'

/** Whether the buyer may cancel a paid part, or ask for it. @returns why not, null where they may */
export function whyNotCancelable(part: {
  status: PartStatus
  isDelivered: boolean
  isAnyShipped: boolean
  cancelation: { status: CancelationStatus } | null
}): NotCancelable | null {
  if (part.status !== 'captured') return 'not_paid'
  if (!part.isDelivered) return 'nothing_to_ship'
  if (part.isAnyShipped) return 'shipped'
  return part.cancelation === null ? null : 'asked'
}

/** Until when the buyer cancels by themselves. Counted from the order: what is charged later was theirs to cancel until then. */
export function cancelableUntil(orderedAt: Date, cancelMinutes: number): Date {
  return new Date(orderedAt.getTime() + cancelMinutes * MINUTE)
}
