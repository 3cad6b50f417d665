import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { nextSentence } from '@/lib/domain/order/charge-sentences'
import { declineSentence } from '@/lib/domain/order/decline'
import { type EndReason, isRefusal } from '@/lib/domain/order/end-reason'
import { type Completion, hasSchedule, isAllOrNothing } from '@/lib/domain/order/order'
import { unreachable } from '@/lib/domain/unreachable'
import type { CheckoutRefusal } from '@/lib/domain/wire/checkout-wire'

export const CHECKING =
  'We do not know yet whether your card was charged, and we keep asking Stripe. You need not do anything; please do not pay again.'
/** Another window, another device or a worker holds the order and goes on with it: it is that one's answer which is waited for. */
export const BEING_PAID = 'This purchase is being paid at this moment. What comes of it shows here by itself; please do not pay again.'

const NOTHING_CHARGED = ' Nothing was charged.'
const OVER = 'The time to finish this purchase is over. Nothing was charged. You can start again.'
const GIVEN_UP = 'You canceled this purchase before it was finished. Nothing was charged. You can start again.'
const ENDED_APART = 'Nothing of this order was charged. Below it says for each seller why.'
const GIVEN_BACK =
  'One of the sellers could not be paid after all, so the others were refunded in full: it is all or nothing. Your bank shows the refund within days.'
const NOT_CAPTURED = 'One of the sellers could not be paid after all, so nothing was charged: it is all or nothing. Holds on your card are released.'
const NEVER_KNOWN =
  'Stripe can no longer tell us whether this payment went through. Look at your card statement: if it shows a charge, the seller can refund it.'

/** A seller disconnected while the buyer was at the checkout. */
export const SELLER_LEFT: CheckoutRefusal = { code: 'seller_cannot_charge', sentence: 'The seller can no longer take payments. Nothing was charged.' }

/** A seller left, and what was begun there could not be canceled: nothing is charged by it, but this order is not tried again. */
export const LEFT_OPEN_AGAIN: CheckoutRefusal = {
  code: 'start_again',
  sentence: 'One of the sellers has left in the meantime, so this order has ended. Nothing was charged. You can start again with the others.',
}

/** Another choice came for an order that is being paid, or is: asked for again, it says how it stands. */
export const UNDER_WAY: CheckoutRefusal = {
  code: 'already_begun',
  sentence: 'This order goes on with what was chosen when it was begun. See how it stands before you pay again.',
}

/** Something of an order is agreed: it is finished as it was chosen at first. */
export function choiceStands(completion: Completion): CheckoutRefusal {
  const sentence = 'Part of this order is agreed already, so what you chose at first stands. Nothing was charged now. Press Pay to go on with it.'
  return { code: 'choice_stands', completion, sentence }
}

/** Trying again could charge twice. */
export const NEVER_KNOWN_AGAIN: CheckoutRefusal = { code: 'start_again', sentence: NEVER_KNOWN }

/** The sentence for an order that came to an end without being paid. */
export function endSentence({ status, endReason, parts }: OrderRow): string {
  if (parts.some((part) => part.endReason === 'outcome_unknown')) return NEVER_KNOWN
  if (status === 'refunded') return GIVEN_BACK
  const [end, ...others] = new Set(parts.filter(({ agreedAt }) => agreedAt !== null).map(endOfPart))
  if (end) return others.length === 0 ? end : ENDED_APART
  return endOfOrder(endReason)
}

/** Why an order of which nothing was agreed has ended. */
function endOfOrder(reason: EndReason | null): string {
  switch (reason) {
    case 'buyer_canceled':
      return GIVEN_UP
    case 'capture_failed':
      return NOT_CAPTURED
    case 'outcome_unknown':
      return NEVER_KNOWN
    case 'card_declined':
    case 'card_unusable':
    case 'authentication_required':
    case 'stripe_refused':
    case 'not_made':
    case 'seller_disconnected':
    case 'seller_canceled':
    case 'expired':
    case 'not_shipped':
    case 'not_paid':
    case 'released':
    case 'hold_canceled':
    case 'left_open':
    case 'refund_failed':
    case null:
      return OVER
    default:
      return unreachable(reason)
  }
}

/** The sentence for an order whose card was refused: which seller it failed at, and what became of the others. */
export function refusedSentence(order: OrderRow): string {
  const late = order.parts.find((part) => part.status === 'declined' && hasSchedule(part))
  if (late) return lateSentence(late)
  const sentence = refusalSentence(order)
  const refused = order.parts.filter(({ status }) => status === 'declined').map(({ seller }) => seller.shopName)
  if (!isAllOrNothing(order) || refused.length === 0) return sentence
  const others = order.parts.length > refused.length ? ' What was held for the other sellers is released.' : ''
  return `${listOf(refused)} could not be paid. ${sentence.replace(NOTHING_CHARGED, '')}${others}${NOTHING_CHARGED}`
}

/** The sentence for an order of which some sellers are paid. */
export function partlyPaidSentence({ parts, decision }: OrderRow): string {
  const namesOf = (...statuses: PartRow['status'][]) =>
    listOf(parts.filter(({ status }) => statuses.includes(status)).map(({ seller }) => seller.shopName))
  if (decision === 'release') {
    return `Not all could be given back: the refund of ${namesOf('refund_failed')} did not go through. We have been told and look into it.`
  }
  const sentBack = namesOf('refund_failed')
  if (sentBack) return refundSentBack(sentBack)
  const late = parts.find((part) => part.status === 'declined' && hasSchedule(part))
  if (late) return `${lateSentence(late)} The rest of your order is fine.`
  return `${namesOf('declined', 'pending')} could not be paid; the rest of your order is fine. You can try another card for what is missing.`
}

/** What is to be said of one seller's part; null where its status says all. */
export function partSentence(order: Pick<OrderRow, 'decision'>, part: PartRow): string | null {
  const { status, endReason } = part
  if (endReason === 'outcome_unknown') return NEVER_KNOWN
  if (status === 'declined' && hasSchedule(part)) return lateSentence(part)
  if (status === 'canceled' && part.agreedAt) return endOfPart(part)
  if (status === 'authorized' && endReason === 'seller_disconnected') return pausedSentence(part)
  if (status === 'declined') return refusalSentence(part)
  if (status === 'refund_failed' && order.decision !== 'release') return refundSentBack(part.seller.shopName)
  if (status === 'refund_failed') return 'This charge could not be given back by itself. We have been told and look into it.'
  return status === 'refunded' && order.decision === 'release' ? 'Refunded in full, because another seller could not be paid.' : null
}

/** A refund that the seller made, in Stripe. */
function refundSentBack(shopName: string): string {
  return `The refund from ${shopName} did not reach your card: your bank sent it back. Ask them to give it back another way.`
}

/** A charge that was refused without its buyer: why, and what comes next. */
function lateSentence(part: PartRow): string {
  if (part.endReason === 'seller_disconnected') return pausedSentence(part)
  return `${part.seller.shopName} could not be paid. ${refusalSentence(part)} ${nextSentence(part, 'buyer')}`
}

/** Of a hold it is not said that nothing is charged: its capture may have been under way when the seller left, and only Stripe could tell. */
function pausedSentence(part: PartRow): string {
  const isSure = part.status === 'declined' && part.lapsedIntentId === null
  return `${part.seller.shopName} cannot take payments at the moment. ${isSure ? 'Nothing is charged. ' : ''}${nextSentence(part, 'buyer')}`
}

/** Why an agreed part came to its end without being charged, for its buyer. */
export function endOfPart({ endReason, seller: { shopName } }: PartRow): string {
  switch (endReason) {
    case 'outcome_unknown':
      return NEVER_KNOWN
    case 'buyer_canceled':
      return 'You canceled this before it was charged. Nothing was charged.'
    case 'seller_canceled':
      return `${shopName} canceled this before it was charged. Nothing was charged, and nothing will be.`
    case 'not_shipped':
      return `${shopName} did not ship this in time, so it is canceled. Nothing was charged, and nothing will be.`
    case 'seller_disconnected':
      return `${shopName} can no longer take payments, so the order was canceled. Nothing was charged.`
    case 'hold_canceled':
      return `${shopName} released what was held on your card, so the order is canceled. Nothing was charged.`
    case 'not_paid':
    case 'card_declined':
    case 'card_unusable':
    case 'authentication_required':
    case 'stripe_refused':
    case 'not_made':
    case 'expired':
    case 'released':
    case 'capture_failed':
    case 'left_open':
    case 'refund_failed':
    case null:
      return 'The card could not be charged, and nobody put it right in time, so the order was canceled. Nothing was charged.'
    default:
      return unreachable(endReason)
  }
}

/** Why a card, or a charge, was refused: the bank's reason by Stripe's code, or the seller's account. */
export function refusalSentence({ endReason, declineCode }: { endReason: EndReason | null; declineCode: string | null }): string {
  if (!isRefusal(endReason)) return declineSentence('card_declined')
  switch (endReason) {
    case 'seller_disconnected':
      return SELLER_LEFT.sentence
    case 'stripe_refused':
    case 'not_made':
      return declineSentence('processing_error')
    case 'card_declined':
    case 'card_unusable':
    case 'authentication_required':
      return declineSentence(declineCode ?? 'card_declined')
    default:
      return unreachable(endReason)
  }
}

function listOf(names: string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format([...new Set(names)])
}
