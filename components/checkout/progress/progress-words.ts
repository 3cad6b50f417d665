import type { CardStatus, PartStatus } from '@/lib/domain/order/order'
import type { CheckoutProgress, PartProgress } from '@/lib/domain/wire/checkout-wire'

type Look = 'waiting' | 'working' | 'held' | 'done' | 'refused' | 'over' | 'yours'

/** How a seller's part looks while it is followed. `status` is a key of the messages `checkout.progress.status`. */
export type PartLook = { status: Exclude<PartStatus, 'pending'> | 'waiting' | 'sharing'; look: Look }

const LOOK: Record<Exclude<PartStatus, 'pending'>, Look> = {
  authorizing: 'working',
  requires_action: 'yours',
  authorized: 'held',
  captured: 'done',
  scheduled: 'done',
  declined: 'refused',
  canceled: 'over',
  refunded: 'over',
  refund_failed: 'refused',
}

/** How far one seller's part has come. */
export function partLook(status: PartStatus, cardStatus: CardStatus): PartLook {
  if (status !== 'pending') return { status, look: LOOK[status] }
  return cardStatus === 'ready' ? { status: 'sharing', look: 'working' } : { status: 'waiting', look: 'waiting' }
}

/** The steps a part takes after the card is saved: shared, authorized, captured. */
const DONE: Record<PartStatus, number> = {
  ...{ pending: 0, authorizing: 1, requires_action: 1, authorized: 2, captured: 3, scheduled: 3 },
  ...{ declined: 0, canceled: 0, refunded: 0, refund_failed: 0 },
}

/** How much of a purchase is done: the card once, then three steps a seller. */
export function doneOf({ cardStatus, parts }: CheckoutProgress<unknown>): { value: number; max: number } {
  const isSaved = cardStatus === 'ready'
  return { value: (isSaved ? 1 : 0) + parts.reduce((sum, { status }) => sum + DONE[status], 0), max: 1 + parts.length * 3 }
}

/** Where a purchase stands as a whole: what fills the message `checkout.progress.said`, which is read aloud. */
export function progressAt({ cardStatus, parts }: CheckoutProgress<unknown>): { at: string; count: number; total: number } {
  const total = parts.length
  const count = (...statuses: PartStatus[]) => parts.filter(({ status }) => statuses.includes(status)).length
  if (cardStatus === 'requires_action') return { at: 'confirm', count: 0, total }
  if (cardStatus !== 'ready') return { at: 'saving', count: 0, total }
  const paid = count('captured', 'scheduled')
  if (paid > 0) return { at: 'paid', count: paid, total }
  if (count('canceled', 'declined') > 0) return { at: 'releasing', count: 0, total }
  const authorized = count('authorized')
  return { at: authorized > 0 ? 'authorized' : 'authorizing', count: authorized, total }
}

/** What is left to pay of an order that is partly paid: the parts that were refused. */
export function unpaidOf<Words>({ parts }: CheckoutProgress<Words>): PartProgress<Words>[] {
  return parts.filter(({ status }) => status === 'declined' || status === 'pending')
}
