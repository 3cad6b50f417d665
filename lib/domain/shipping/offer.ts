import type { Said } from '@/lib/domain/wire/said'
import { type Destination, type OfferedRate, type Parcel, ratesFor, type ShippingZone, zoneFor } from './rates'

/** One seller's parcel and where it can go: the rates to choose from with the chosen one, or why it cannot be delivered. */
export type Offer = { rates: OfferedRate[]; chosen: OfferedRate } | { refusal: Said }

/**
 * What a seller offers for a parcel. The rate that was asked for is chosen while it is among them, else the cheapest.
 * @param chosenIds the rates the buyer chose, of all sellers
 */
export function offerFor(
  zones: ShippingZone[],
  destination: Destination,
  parcel: Parcel,
  { shop, chosenIds }: { shop: string; chosenIds: string[] },
): Offer {
  const zone = zoneFor(zones, destination)
  const rates = zone ? ratesFor(zone, parcel) : []
  const chosen = rates.find(({ id }) => chosenIds.includes(id)) ?? rates[0]
  if (chosen) return { rates, chosen }
  const key = zone === null || !zone.rates.some(({ currency }) => currency === parcel.currency) ? 'checkout.notDelivered' : 'checkout.tooHeavy'
  return { refusal: { key, values: { shop, country: { country: destination.country } } } }
}
