import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { wasNotShipped } from '@/lib/domain/order/call-off'
import { nextSentence } from '@/lib/domain/order/charge-sentences'
import { declineSentence } from '@/lib/domain/order/decline'
import { type Completion, hasSchedule, isAllOrNothing } from '@/lib/domain/order/order'
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
export function endSentence({ status, declineCode, parts }: OrderRow): string {
  if (parts.some((part) => part.declineCode === 'outcome_unknown')) return NEVER_KNOWN
  if (status === 'refunded') return GIVEN_BACK
  const [end, ...others] = new Set(parts.filter(({ agreedAt }) => agreedAt !== null).map(endOfPart))
  if (end) return others.length === 0 ? end : ENDED_APART
  if (declineCode === 'buyer_canceled') return GIVEN_UP
  return declineCode === 'capture_failed' ? NOT_CAPTURED : OVER
}

/** The sentence for an order whose card was refused: which seller it failed at, and what became of the others. */
export function refusedSentence(order: OrderRow): string {
  const late = order.parts.find((part) => part.status === 'declined' && hasSchedule(part))
  if (late) return lateSentence(late)
  const sentence = sentenceFor(order.declineCode)
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
  const { status, declineCode } = part
  if (declineCode === 'outcome_unknown') return NEVER_KNOWN
  if (status === 'declined' && hasSchedule(part)) return lateSentence(part)
  if (status === 'canceled' && part.agreedAt) return endOfPart(part)
  if (status === 'authorized' && declineCode === 'seller_disconnected') return pausedSentence(part)
  if (status === 'declined') return sentenceFor(declineCode)
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
  if (part.declineCode === 'seller_disconnected') return pausedSentence(part)
  return `${part.seller.shopName} could not be paid. ${sentenceFor(part.declineCode)} ${nextSentence(part, 'buyer')}`
}

/** Of a hold it is not said that nothing is charged: its capture may have been under way when the seller left, and only Stripe could tell. */
function pausedSentence(part: PartRow): string {
  const isSure = part.status === 'declined' && part.lapsedIntentId === null
  return `${part.seller.shopName} cannot take payments at the moment. ${isSure ? 'Nothing is charged. ' : ''}${nextSentence(part, 'buyer')}`
}

/** Why an agreed part came to its end without being charged, for its buyer. */
export function endOfPart(part: PartRow): string {
  const { shopName } = part.seller
  if (part.declineCode === 'outcome_unknown') return NEVER_KNOWN
  if (part.declineCode === 'buyer_canceled') return 'You canceled this before it was charged. Nothing was charged.'
  if (part.declineCode === 'seller_canceled') return `${shopName} canceled this before it was charged. Nothing was charged, and nothing will be.`
  if (wasNotShipped(part)) return `${shopName} did not ship this in time, so it is canceled. Nothing was charged, and nothing will be.`
  if (part.declineCode === 'seller_disconnected') return `${shopName} can no longer take payments, so the order was canceled. Nothing was charged.`
  if (part.declineCode === 'hold_canceled') {
    return `${shopName} released what was held on your card, so the order is canceled. Nothing was charged.`
  }
  return 'The card could not be charged, and nobody put it right in time, so the order was canceled. Nothing was charged.'
}

/** The sentence for a refused card, or for a seller whose account refused. */
export function sentenceFor(code: string | null): string {
  if (code === 'seller_disconnected') return SELLER_LEFT.sentence
  return declineSentence(code ?? 'card_declined')
}

function listOf(names: string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format([...new Set(names)])
}
