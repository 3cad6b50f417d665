import { DELIVERY_REGIONS } from '@/lib/domain/facts/delivery-countries'
import { isLive } from '@/lib/domain/fulfilment/fulfilment'
import type { ReturnPolicy } from './return-policy'

const DAY = 86_400_000
/** Source: Directive 2011/83/EU, article 9: fourteen days from the day on which the buyer has the goods, of several parcels the last. */
const WITHDRAWAL_DAYS = 14
/** How long a parcel is on its way of which nothing is known. */
const USUAL_DAYS_ON_THE_WAY = 7

type Shipment = { shippedAt: Date; deliveredAt: Date | null; canceledAt: Date | null }
type Delivery = { minDays: number | null; maxDays: number | null } | null

/** When all that has left of a part has arrived, or will have; null where nothing has left. @param delivery how long it takes, as it was promised */
export function arrivalOf(shipments: Shipment[], delivery: Delivery): Date | null {
  const live = shipments.filter(isLive)
  if (live.length === 0) return null
  const days = delivery?.maxDays ?? delivery?.minDays ?? USUAL_DAYS_ON_THE_WAY
  return new Date(Math.max(...live.map(({ shippedAt, deliveredAt }) => deliveredAt?.getTime() ?? shippedAt.getTime() + days * DAY)))
}

/** `withdrawal`: the buyer's right, which nobody declines. `asked`: its seller decides. */
export type ReturnWindow = { kind: 'withdrawal' | 'asked'; until: Date }

/**
 * How the buyer may return what has arrived of a part, and until when.
 * @param part `country`: where it was delivered to, ISO 3166; null where that is not known any more. `isMadeToOrder`: exempt from the right, by article 16 (c)
 * @returns null where nothing has left, it is too late, or the seller takes nothing back without having to
 */
export function returnWindow(
  part: { shipments: Shipment[]; delivery: Delivery; country: string | null; isMadeToOrder?: boolean },
  policy: Pick<ReturnPolicy, 'takesReturns' | 'windowDays'>,
  now: Date,
): ReturnWindow | null {
  const arrival = arrivalOf(part.shipments, part.delivery)
  if (!arrival) return null
  const after = (days: number) => new Date(arrival.getTime() + days * DAY)
  if (isInEu(part.country) && !part.isMadeToOrder && now < after(WITHDRAWAL_DAYS)) return { kind: 'withdrawal', until: after(WITHDRAWAL_DAYS) }
  const until = after(policy.windowDays)
  return policy.takesReturns && now < until ? { kind: 'asked', until } : null
}

function isInEu(country: string | null): boolean {
  return country !== null && DELIVERY_REGIONS.europeanUnion.includes(country)
}

type Pieces = { orderLineId: string; quantity: number }

/** How many pieces of each line may still be returned, by its id: what was shipped, less what comes back already. Lines with none are not in it. */
export function returnablePieces(shipped: Pieces[], returned: Pieces[]): Map<string, number> {
  const left = new Map<string, number>()
  const add = (pieces: Pieces[], sign: 1 | -1) => {
    for (const { orderLineId, quantity } of pieces) left.set(orderLineId, (left.get(orderLineId) ?? 0) + sign * quantity)
  }
  add(shipped, 1)
  add(returned, -1)
  return new Map([...left].filter(([, quantity]) => quantity > 0))
}
