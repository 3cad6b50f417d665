/** How a rate counts: the same for every parcel, more for each further piece, by what it weighs, free above a sum, or fetched by the buyer. */
export const RATE_KINDS = ['flat', 'per_item', 'by_weight', 'free_over', 'pickup'] as const
export type RateKind = (typeof RATE_KINDS)[number]

/** One way a seller delivers within a zone, at a price in minor units of `currency`. */
export type ShippingRate = {
  id: string
  name: string
  kind: RateKind
  currency: string
  priceMinor: number
  /** For each piece after the first, of `per_item`. */
  perItemMinor: number
  /** Free from this much of goods on, of `free_over`. */
  freeOverMinor: number | null
  /** The heaviest parcel it takes, of `by_weight`. */
  upToGrams: number | null
  /** Days from the order to the door. */
  minDays: number | null
  maxDays: number | null
}

/** A part of the world a seller delivers to. No countries: everywhere; no prefixes: every postal code. */
export type ShippingZone = { id: string; name: string; countries: string[]; postalPrefixes: string[]; rates: ShippingRate[] }

/** Where something is to be delivered, as far as a price depends on it. */
export type Destination = { country: string; postalCode: string }

/** What one seller sends in one parcel, in one currency. `goodsMinor` is after discounts. */
export type Parcel = { currency: string; goodsMinor: number; pieces: number; grams: number }

/** A rate with what it costs for a parcel. */
export type OfferedRate = ShippingRate & { costMinor: number }

/** The first of a seller's zones that an address lies in; null when the seller does not deliver there. */
export function zoneFor(zones: ShippingZone[], { country, postalCode }: Destination): ShippingZone | null {
  const code = plainCode(postalCode)
  const holds = ({ countries, postalPrefixes }: ShippingZone) =>
    (countries.length === 0 || countries.includes(country)) &&
    (postalPrefixes.length === 0 || postalPrefixes.some((prefix) => code.startsWith(plainCode(prefix))))
  return zones.find(holds) ?? null
}

/** Whether a seller delivers to parts of a country only, so that it takes a postal code to say whether and for how much. */
export function needsPostalCode(zones: ShippingZone[], country: string): boolean {
  return zones.some(({ countries, postalPrefixes }) => postalPrefixes.length > 0 && (countries.length === 0 || countries.includes(country)))
}

/**
 * The rates of a zone that take a parcel, the cheapest first and pickups last: who has not chosen wants it delivered. Of several by weight under one name only the
 * smallest that still fits.
 */
export function ratesFor(zone: ShippingZone, parcel: Parcel): OfferedRate[] {
  const fitting = zone.rates.filter(({ currency, upToGrams }) => currency === parcel.currency && (upToGrams === null || upToGrams >= parcel.grams))
  const isTightest = (rate: ShippingRate) =>
    rate.kind !== 'by_weight' ||
    fitting.every((other) => other.kind !== 'by_weight' || other.name !== rate.name || (other.upToGrams ?? 0) >= (rate.upToGrams ?? 0))
  const offered = fitting.filter(isTightest).map((rate) => ({ ...rate, costMinor: costOf(rate, parcel) }))
  return offered.sort((a, b) => Number(a.kind === 'pickup') - Number(b.kind === 'pickup') || a.costMinor - b.costMinor)
}

function costOf({ kind, priceMinor, perItemMinor, freeOverMinor }: ShippingRate, { goodsMinor, pieces }: Parcel): number {
  switch (kind) {
    case 'flat':
    case 'by_weight':
    case 'pickup':
      return priceMinor
    case 'per_item':
      return priceMinor + perItemMinor * Math.max(0, pieces - 1)
    case 'free_over':
      return freeOverMinor !== null && goodsMinor >= freeOverMinor ? 0 : priceMinor
  }
}

/** "sw1a 1aa" and "SW1A1AA" are one code. */
const plainCode = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase()
