import type { CartView } from '@/lib/domain/cart/cart'
import type { DeliveryEstimate, ParcelEstimate } from '@/lib/domain/cart/delivery-estimate'
import { isDeliveryCountry } from '@/lib/domain/facts/delivery-countries'
import { type Destination, needsPostalCode, type ShippingZone } from '@/lib/domain/shipping/rates'
import type { Buyer } from '@/lib/orders/access'
import { type Delivery, deliveriesOf, isPhysical, zonesFor } from './deliveries'
import type { Line } from './line'
import { linesToBuy } from './lines-to-buy'
import { knownAddresses } from './ship-to'

/**
 * What delivery of a cart would cost, each parcel by its cheapest rate: made of the rates that the checkout will offer, before codes, which are entered there.
 * It asks nobody but the database.
 * @param chosen the country this browser chose in its cart; until then it is that of the address used last, else the first seller's own
 * @returns null where nothing is delivered; `country` is empty where none can be guessed
 */
export async function estimateDelivery(cart: CartView, buyer: Buyer, chosen: string | null): Promise<DeliveryEstimate | null> {
  const lines = (await linesToBuy(cart)).filter(isPhysical)
  if (lines.length === 0) return null
  const shipTo = await destinationOf(lines, buyer, chosen)
  if (!shipTo) return { country: '', parcels: [] }
  const wish = { shipTo, rateIds: [] }
  const zones = (await zonesFor(lines, wish)) ?? new Map<string, ShippingZone[]>()
  const parcels = [...deliveriesOf(lines, wish, zones).values()].flatMap((delivery) => {
    const [first] = delivery.lines
    if (!first) return []
    const { seller, currency } = first.product
    return [{ sellerId: seller.id, currency, estimate: estimateOf(delivery, zones.get(seller.id) ?? [], shipTo) }]
  })
  return { country: shipTo.country, parcels }
}

async function destinationOf([first]: Line[], buyer: Buyer, chosen: string | null): Promise<Destination | null> {
  const known = await knownAddresses(buyer)
  const country = chosen !== null && isDeliveryCountry(chosen) ? chosen : (known[0]?.country ?? ownCountry(first))
  if (country === null) return null
  // The code of an address there narrows it down, also where the country was chosen.
  return { country, postalCode: known.find((address) => address.country === country)?.postalCode ?? '' }
}

function ownCountry(line: Line | undefined): string | null {
  const { country, platformCountry } = line?.product.seller.connection ?? {}
  return [country, platformCountry].find((code) => code && isDeliveryCountry(code)) ?? null
}

function estimateOf({ offer }: Delivery, zones: ShippingZone[], { country, postalCode }: Destination): ParcelEstimate {
  if (offer && !('refusal' in offer)) {
    const { id, name, kind, costMinor, minDays, maxDays } = offer.chosen
    return { state: 'offered', rate: { id, name, kind, costMinor, minDays, maxDays } }
  }
  if (!offer || (postalCode === '' && needsPostalCode(zones, country))) return { state: 'code_needed' }
  return { state: 'refused', sentence: offer.refusal }
}
