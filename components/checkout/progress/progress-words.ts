import type { CardStatus, PartStatus } from '@/lib/domain/order/order'
import { unreachable } from '@/lib/domain/unreachable'
import type { CheckoutProgress, PartProgress } from '@/lib/domain/wire/checkout-wire'

/** How a seller's part looks while it is followed. */
export type PartLook = { words: string; look: 'waiting' | 'working' | 'held' | 'done' | 'refused' | 'over' | 'yours' }

/** How far one seller's part has come, in the buyer's words. */
export function partLook(status: PartStatus, cardStatus: CardStatus): PartLook {
  switch (status) {
    case 'pending':
      return cardStatus === 'ready' ? { words: 'Sharing your card', look: 'working' } : { words: 'Waiting for your card', look: 'waiting' }
    case 'authorizing':
      return { words: 'Card shared, asking your bank', look: 'working' }
    case 'requires_action':
      return { words: 'Your bank asks you to confirm', look: 'yours' }
    case 'authorized':
      return { words: 'Authorized, not charged yet', look: 'held' }
    case 'captured':
      return { words: 'Paid', look: 'done' }
    case 'scheduled':
      return { words: 'Nothing now, charged later', look: 'done' }
    case 'declined':
      return { words: 'Not paid', look: 'refused' }
    case 'canceled':
      return { words: 'Released, nothing charged', look: 'over' }
    case 'refunded':
      return { words: 'Refunded', look: 'over' }
    case 'refund_failed':
      return { words: 'Refund not arrived', look: 'refused' }
    default:
      return unreachable(status)
  }
}

/** The steps a part takes after the card is saved: shared, authorized, captured. */
const DONE: Record<PartStatus, number> = {
  ...{ pending: 0, authorizing: 1, requires_action: 1, authorized: 2, captured: 3, scheduled: 3 },
  ...{ declined: 0, canceled: 0, refunded: 0, refund_failed: 0 },
}

/** How much of a purchase is done: the card once, then three steps a seller. */
export function doneOf({ cardStatus, parts }: CheckoutProgress): { value: number; max: number } {
  const isSaved = cardStatus === 'ready'
  return { value: (isSaved ? 1 : 0) + parts.reduce((sum, { status }) => sum + DONE[status], 0), max: 1 + parts.length * 3 }
}

/** Where a purchase stands, in one sentence that can be read aloud. */
export function progressSentence({ cardStatus, parts }: CheckoutProgress): string {
  if (cardStatus === 'requires_action') return 'Your bank asks you to confirm your card.'
  if (cardStatus !== 'ready') return 'Saving your card.'
  const count = (...statuses: PartStatus[]) => parts.filter(({ status }) => statuses.includes(status)).length
  const paid = count('captured', 'scheduled')
  if (paid > 0) return `${paid} of ${parts.length} done.`
  if (count('canceled', 'declined') > 0) return 'A seller could not be paid. Releasing what is held.'
  const authorized = count('authorized')
  return authorized > 0 ? `${authorized} of ${parts.length} authorized.` : 'Card saved. Asking your bank for each seller.'
}

/** What is left to pay of an order that is partly paid: the parts that were refused. */
export function unpaidOf({ parts }: CheckoutProgress): PartProgress[] {
  return parts.filter(({ status }) => status === 'declined' || status === 'pending')
}
