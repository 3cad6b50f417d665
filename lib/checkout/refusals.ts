import type { Completion } from '@/lib/domain/order/order'
import type { CheckoutRefusal } from '@/lib/domain/wire/checkout-wire'
import type { Said } from '@/lib/domain/wire/said'
import { OUTCOME_UNKNOWN as NOT_KNOWN, SELLER_LEFT } from '@/lib/orders/sentences'

/** A saved card was named that is not this buyer's, or is deleted. */
export const CARD_GONE: CheckoutRefusal = { code: 'card_not_yours', sentence: [{ key: 'checkout.cardGone' }] }

/** A seller disconnected while the buyer was at the checkout. */
export const SELLER_GONE: CheckoutRefusal = { code: 'seller_cannot_charge', sentence: [SELLER_LEFT, { key: 'order.nothingCharged' }] }

/** This browser, mailbox or network holds as many pieces as it may by orders that are not paid. */
export const TOO_MUCH_HELD: CheckoutRefusal = { code: 'too_much_held', sentence: [{ key: 'checkout.tooMuchHeld' }, { key: 'order.nothingCharged' }] }

/** A seller left, and what was begun there could not be canceled: nothing is charged by it, but this order is not tried again. */
export const LEFT_OPEN: CheckoutRefusal = { code: 'start_again', sentence: [{ key: 'checkout.leftOpen' }] }

/** Trying again could charge twice. */
export const OUTCOME_UNKNOWN: CheckoutRefusal = { code: 'start_again', sentence: [NOT_KNOWN] }

/** The price of an order stands with its codes: where one is not good any more it is ordered anew. */
export function codesGone(codes: { sentence: Said }[]): CheckoutRefusal {
  return { code: 'start_again', sentence: [...codes.map(({ sentence }) => sentence), { key: 'checkout.startAgain' }] }
}

/** Another choice came for an order that is being paid, or is: asked for again, it says how it stands. */
export const UNDER_WAY: CheckoutRefusal = { code: 'already_begun', sentence: [{ key: 'checkout.underWay' }] }

/** Something of an order is agreed: it is finished as it was chosen at first. */
export function choiceStands(completion: Completion): CheckoutRefusal {
  return { code: 'choice_stands', completion, sentence: [{ key: 'checkout.choiceStands' }] }
}
