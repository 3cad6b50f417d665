import { unreachable } from '@/lib/domain/unreachable'
import type { Said } from '@/lib/domain/wire/said'
import { isCancelRequested } from './cancel-item'
import { dayOf } from './charge-words'
import type { EndReason } from './end-reason'
import type { PartStatus } from './order'

type Facts = { status: PartStatus; endReason: EndReason | null; dueAt: Date | null; givesUp: boolean }

/** What comes next after a charge was refused without its buyer, or a hold could not be captured because its seller has left; for its buyer. */
export function nextForBuyer({ dueAt, givesUp, endReason, status }: Facts): Said[] {
  if (!dueAt) return []
  const values = { day: { day: dueAt.toISOString() } }
  if (givesUp) return [{ key: 'order.next.payBy', values }]
  if (status === 'authorized') return [{ key: 'order.next.checkAgain', values }]
  return [{ key: 'order.next.retry', values }, ...(endReason === 'seller_disconnected' ? [] : [{ key: 'order.next.payNow' } as const])]
}

/** The same for its seller. */
export function nextForSeller({ dueAt, givesUp, endReason, status }: Facts): string {
  if (!dueAt) return ''
  const day = dayOf(dueAt)
  if (givesUp) return `The buyer has until ${day} to put it right; otherwise the order is canceled.`
  const again = status === 'authorized' ? `we look again on ${day}.` : `it is tried again on ${day}.`
  const alone = again.charAt(0).toUpperCase() + again.slice(1)
  return endReason === 'seller_disconnected' ? `Connect your Stripe account again and it is tried at once; otherwise ${again}` : alone
}

/** Why a charge was refused or an agreed part has ended, for its seller. What a bank keeps to itself is not guessed at. */
export function sellersReason(part: Pick<Facts, 'endReason' | 'status'> & { declineCode: string | null }): string {
  if (isCancelRequested(part) && part.status !== 'canceled') return 'It is being canceled; Stripe has not answered yet.'
  switch (part.endReason) {
    case 'seller_canceled':
      return 'You canceled it before it was charged.'
    case 'not_shipped':
      return 'It was not shipped in time.'
    case 'outcome_unknown':
      return 'Stripe could not tell us any more whether this was charged. Look for it in your Stripe account.'
    case 'seller_disconnected':
      return 'Your Stripe account was not connected when this was to be charged.'
    case 'buyer_canceled':
      return 'The buyer canceled it before it was charged.'
    case 'hold_canceled':
      return 'What was held on the buyer’s card was released in Stripe.'
    case 'authentication_required':
      return 'The buyer’s bank wants them to confirm this payment; we have mailed them a link.'
    case 'stripe_refused':
    case 'not_made':
      return 'Stripe could not make the charge; we have mailed the buyer a link.'
    case 'card_declined':
    case 'card_unusable':
      return cardsReason(part.declineCode)
    case 'not_paid':
    case 'expired':
    case 'released':
    case 'capture_failed':
    case 'left_open':
    case 'refund_failed':
    case null:
      return 'The buyer’s card could not be charged, and the buyer did not put it right in time.'
    default:
      return unreachable(part.endReason)
  }
}

function cardsReason(declineCode: string | null): string {
  if (declineCode === 'insufficient_funds') return 'The buyer’s card has too little money left; we have mailed them a link to use another card.'
  if (declineCode === 'expired_card') return 'The buyer’s card has expired; we have mailed them a link to use another card.'
  return 'The buyer’s card was declined; we have mailed them a link to use another card.'
}
