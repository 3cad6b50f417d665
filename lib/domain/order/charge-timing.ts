import type { ChargeWhen } from './charge-when'
import type { CaptureMethod } from './order'

/** How far ahead a hold reaches safely. Source: docs.stripe.com/payments/place-a-hold-on-a-payment-method (7 days; Visa less where the seller begins it) */
const HOLD_DAYS = 4
/**
 * How long a seller has to ship what is charged on shipment. Thirty days is what the law gives a seller who names no time (16 CFR 435.2; Directive 2011/83/EU,
 * article 18); this one is named before the order is placed, and twice as long, since what is charged on shipment is mostly made to order. After that a charge
 * would surprise a buyer who has forgotten it, and more and more saved cards would refuse it.
 */
export const DAYS_TO_SHIP = 60
/** How many days before that a seller who has not shipped is reminded: time enough to finish, or to say that it comes to nothing. */
const DAYS_TO_REMIND = 7
const DAY = 86_400_000

export type ChargeTiming = {
  chargeWhen: ChargeWhen
  captureMethod: CaptureMethod
  /** When it is charged; of what is charged on shipment, by when it must be shipped. */
  dueAt: Date | null
  /** When it is due it is canceled rather than charged. */
  givesUp: boolean
}

/** When a product is charged that is bought `now`, as a word: what differs in it is charged apart. */
export function chargeTimeOf(product: Parameters<typeof chargeTiming>[0], now: Date): string {
  const { chargeWhen, dueAt } = chargeTiming(product, now)
  return dueAt ? `${chargeWhen} ${dueAt.toISOString()}` : chargeWhen
}

/**
 * When and how a product is charged that is bought `now`. A day that has come is charged at the checkout; one that a hold reaches safely is held and
 * captured then; for a later day, and for one that is not known yet, the saved card is charged when it comes. What is not shipped in time is given up.
 */
export function chargeTiming(product: { chargeWhen: ChargeTiming['chargeWhen']; chargeOn: Date | null }, now: Date): ChargeTiming {
  const { chargeWhen, chargeOn } = product
  if (chargeWhen === 'on_shipment') return { chargeWhen, captureMethod: 'automatic', dueAt: shipBy(now), givesUp: true }
  if (chargeWhen === 'at_checkout' || !chargeOn || chargeOn <= now)
    return { chargeWhen: 'at_checkout', captureMethod: 'automatic', dueAt: null, givesUp: false }
  const isNear = chargeOn.getTime() - now.getTime() <= HOLD_DAYS * DAY
  return { chargeWhen, captureMethod: isNear ? 'manual' : 'automatic', dueAt: chargeOn, givesUp: false }
}

/** Until when what is to be shipped by now or soon is reminded of. */
export function remindsUntil(now: Date): Date {
  return new Date(now.getTime() + DAYS_TO_REMIND * DAY)
}

/** The end of the last day: whoever ships on that day ships in time. */
function shipBy(now: Date): Date {
  const lastDay = Math.floor(now.getTime() / DAY) + DAYS_TO_SHIP
  return new Date((lastDay + 1) * DAY - 1)
}
