import type { PartRow } from '@/lib/db/orders/orders'
import { waitsForSeller } from '@/lib/domain/order/cancel-item'
import { type ChargeTime, chargeTime } from '@/lib/domain/order/charge-time'
import type { Said } from '@/lib/domain/wire/said'

/** When a part is charged that is charged later; by when it is ready to ship is told beside it. Null for what is charged at the checkout. */
export function laterTime(part: PartRow): ChargeTime | null {
  const time = chargeTime(part)
  return time?.when === 'on_shipment' ? { ...time, day: null } : time
}

/** Until when it is shipped, or until when the amount is held. */
export function laterNote(part: PartRow): Said | null {
  const { status, dueAt, captureBefore } = part
  if (waitsForSeller(part) && dueAt) return { key: 'charge.shipsBy', values: { day: { day: dueAt.toISOString() } } }
  if (status !== 'authorized') return null
  return captureBefore ? { key: 'charge.heldUntil', values: { day: { day: captureBefore.toISOString() } } } : { key: 'charge.held' }
}
