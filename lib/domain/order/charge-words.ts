import type { ChargeWhen } from './charge-when'

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A day as buyers and sellers read it, "1 December 2026", in UTC so that server and browser agree. */
export function dayOf(at: Date | string): string {
  return DAY.format(new Date(at))
}

/** Until when something must be shipped, for its buyer: "by 1 December 2026 at the latest, or not at all". */
export function latestWords(by: Date | string): string {
  return `by ${dayOf(by)} at the latest, or not at all`
}

/**
 * When a product or a part is charged, in words that can stand alone: "Charged on 1 December 2026", "Charged when it ships".
 * @param on the day, for `on_date`
 * @returns null for what is charged at the checkout, which needs no words
 */
export function chargeWords(when: ChargeWhen, on: Date | string | null): string | null {
  if (when === 'on_shipment') return 'Charged when it ships'
  return when === 'on_date' && on ? `Charged on ${dayOf(on)}` : null
}
