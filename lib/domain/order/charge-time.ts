import type { Said } from '@/lib/domain/wire/said'
import type { ChargeTiming } from './charge-timing'

/** When something is charged that is not charged at the checkout. `day` (ISO) is that of the charge, or by when it is ready to ship; null where none is known. */
export type ChargeTime = { when: 'on_date' | 'on_shipment'; day: string | null }

/** When a product or a part is charged; null for what is charged at the checkout. */
export function chargeTime({ chargeWhen, dueAt }: Pick<ChargeTiming, 'chargeWhen' | 'dueAt'>): ChargeTime | null {
  return chargeWhen === 'at_checkout' ? null : { when: chargeWhen, day: dueAt?.toISOString() ?? null }
}

/** The same as a word that a browser sends back: equal where a buyer agreed to the same day. "now" is at the checkout. */
export function chargeTimeCode(time: ChargeTime | null): string {
  return time ? `${time.when} ${time.day?.slice(0, 10) ?? ''}` : 'now'
}

/** When something is charged, as a person reads it. */
export function saidOfTime(time: ChargeTime | null): Said {
  if (!time) return { key: 'charge.now' }
  const { when, day } = time
  if (when === 'on_shipment') return day ? { key: 'charge.onShipmentBy', values: { day: { day } } } : { key: 'charge.onShipment' }
  return day ? { key: 'charge.onDay', values: { day: { day } } } : { key: 'charge.later' }
}
