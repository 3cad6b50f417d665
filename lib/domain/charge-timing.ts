/** How far ahead a hold reaches safely. Source: docs.stripe.com/payments/place-a-hold-on-a-payment-method (7 days; Visa less where the seller begins it) */
const HOLD_DAYS = 4
const DAY = 86_400_000

export type ChargeTiming = {
  chargeWhen: 'at_checkout' | 'on_date' | 'on_shipment'
  captureMethod: 'automatic' | 'manual'
  dueAt: Date | null
}

/**
 * When and how a product is charged that is bought `now`. A day that has come is charged at the checkout; one that a hold reaches safely is held and
 * captured then; for a later day, and for one that is not known yet, the saved card is charged when it comes.
 */
export function chargeTiming(product: { chargeWhen: ChargeTiming['chargeWhen']; chargeOn: Date | null }, now: Date): ChargeTiming {
  const { chargeWhen, chargeOn } = product
  if (chargeWhen === 'on_shipment') return { chargeWhen, captureMethod: 'automatic', dueAt: null }
  if (chargeWhen === 'at_checkout' || !chargeOn || chargeOn <= now) return { chargeWhen: 'at_checkout', captureMethod: 'automatic', dueAt: null }
  const isNear = chargeOn.getTime() - now.getTime() <= HOLD_DAYS * DAY
  return { chargeWhen, captureMethod: isNear ? 'manual' : 'automatic', dueAt: chargeOn }
}
