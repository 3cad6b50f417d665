import { findZonesOf } from '@/lib/db/shipping/zones'
import { type Offer, offerFor } from '@/lib/domain/shipping/offer'
import type { Destination, OfferedRate, Parcel, ShippingZone } from '@/lib/domain/shipping/rates'
import type { Line } from './line'

/** Where things go, once the buyer has said so, and the rates they chose. */
type DeliveryWish = { shipTo: Destination | null; rateIds: string[] }

/** The zones of sellers, by their ids; null where it is not known yet where to, or nothing is delivered. */
export type Zones = Map<string, ShippingZone[]> | null

/** What one seller sends in one currency: offered once it is known where to. `savedMinor` is what a code takes off the chosen rate, whose cost is what is left. */
export type Delivery = { lines: Line[]; offer: Offer | null; savedMinor: number }

/** Where the sellers of what must be delivered deliver. */
export async function zonesFor(lines: Line[], { shipTo }: DeliveryWish): Promise<Zones> {
  if (!shipTo || !lines.some(isPhysical)) return null
  return findZonesOf([...new Set(lines.map(({ product }) => product.seller.id))])
}

/**
 * The parcels that these lines make, by `parcelOf`: one for each seller and currency that has something physical. Whatever is charged on other days travels at the
 * same price, which is paid once.
 */
export function deliveriesOf(lines: Line[], { shipTo, rateIds }: DeliveryWish, zones: Zones): Map<string, Delivery> {
  const parcels = new Map<string, Line[]>()
  for (const line of lines.filter(isPhysical)) parcels.set(parcelOf(line), [...(parcels.get(parcelOf(line)) ?? []), line])
  if (!shipTo || !zones) return new Map([...parcels].map(([key, own]) => [key, { lines: own, offer: null, savedMinor: 0 }]))
  return new Map(
    [...parcels].map(([key, own]) => {
      const seller = own[0]?.product.seller
      const how = { shop: seller?.shopName ?? '', chosenIds: rateIds }
      return [key, { lines: own, offer: offerFor(zones.get(seller?.id ?? '') ?? [], shipTo, parcelWith(own), how), savedMinor: 0 }]
    }),
  )
}

/** The same at no cost, whichever rate is chosen. */
export function freed(delivery: Delivery): Delivery {
  const { offer } = delivery
  if (!offer || 'refusal' in offer) return delivery
  const free = <Rate extends OfferedRate>(rate: Rate) => ({ ...rate, costMinor: 0 })
  return { ...delivery, offer: { rates: offer.rates.map(free), chosen: free(offer.chosen) }, savedMinor: offer.chosen.costMinor }
}

/** Which parcel a line travels in. */
export function parcelOf({ product: { seller, currency } }: Line): string {
  return `${seller.id} ${currency}`
}

/** Whether a line is something that must be sent or fetched. */
export function isPhysical({ product }: Line): boolean {
  return product.kind === 'physical'
}

function parcelWith(lines: Line[]): Parcel {
  const sumOf = (count: (line: Line) => number) => lines.reduce((sum, line) => sum + count(line), 0)
  return {
    currency: lines[0]?.product.currency ?? '',
    goodsMinor: sumOf(({ product, quantity, discountMinor }) => product.priceMinor * quantity - discountMinor),
    pieces: sumOf(({ quantity }) => quantity),
    grams: sumOf(({ product, quantity }) => (product.weightGrams ?? 0) * quantity),
  }
}
