import { findZonesOf } from '@/lib/db/shipping/zones'
import { type Offer, offerFor } from '@/lib/domain/shipping/offer'
import type { Destination, Parcel } from '@/lib/domain/shipping/rates'
import type { Line } from './line'

/** Where things go, once the buyer has said so, and the rates they chose. */
export type DeliveryWish = { shipTo: Destination | null; rateIds: string[] }

/** What one seller sends in one currency: offered once it is known where to. */
export type Delivery = { lines: Line[]; offer: Offer | null }

/**
 * The parcels that these lines make, by `parcelOf`: one for each seller and currency that has something physical. Whatever is charged on other days travels at the
 * same price, which is paid once.
 */
export async function deliveriesOf(lines: Line[], { shipTo, rateIds }: DeliveryWish): Promise<Map<string, Delivery>> {
  const parcels = new Map<string, Line[]>()
  for (const line of lines.filter(isPhysical)) parcels.set(parcelOf(line), [...(parcels.get(parcelOf(line)) ?? []), line])
  if (parcels.size === 0 || !shipTo) return new Map([...parcels].map(([key, own]) => [key, { lines: own, offer: null }]))
  const zones = await findZonesOf([...new Set(lines.map(({ product }) => product.seller.id))])
  return new Map(
    [...parcels].map(([key, own]) => {
      const seller = own[0]?.product.seller
      const how = { shop: seller?.shopName ?? '', chosenIds: rateIds }
      return [key, { lines: own, offer: offerFor(zones.get(seller?.id ?? '') ?? [], shipTo, parcelWith(own), how) }]
    }),
  )
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
