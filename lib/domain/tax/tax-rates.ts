import { DELIVERY_REGIONS } from '@/lib/domain/facts/delivery-countries'

/** Whether a seller's prices contain the tax, or it is added to them. */
export const TAX_BEHAVIORS = ['inclusive', 'exclusive'] as const
export type TaxBehavior = (typeof TAX_BEHAVIORS)[number]

/** Where a sale is taxed. `state` is the code of a US state or a Canadian province, null elsewhere. `line1` where something is delivered. */
export type TaxPlace = { country: string; state: string | null; postalCode: string | null; city?: string; line1?: string }

/** Stands for the country of a rate that every member state of the European Union shares. */
export const EUROPEAN_UNION = 'EU'

/** What a seller charges in a country, or in one of its states. */
export type TaxRate = {
  /** As buyers read it, such as "VAT". Rates of one name replace each other, those of several names add up. */
  name: string
  /** ISO 3166, or `EUROPEAN_UNION`. */
  country: string
  state: string | null
  /** Stripe's tax code, for products of this code alone; null for all others. */
  taxCode: string | null
  /** In millionths: 8.875 % is 88,750. */
  rateMicros: number
  /** Whether delivery is taxed at it too. */
  onShipping: boolean
}

/** Prices contain the tax nearly everywhere; it is added to them in the United States and Canada. @param country of the seller, ISO 3166 */
export function usualBehavior(country: string | null): TaxBehavior {
  return country === 'US' || country === 'CA' ? 'exclusive' : 'inclusive'
}

/**
 * What a seller charges on something at a place: of each name the rate that says most about it, a state before its country, a country before the Union, and a
 * tax code before all products.
 */
export function ratesAt(rates: TaxRate[], place: TaxPlace, taxCode: string | null): TaxRate[] {
  const best = new Map<string, { rate: TaxRate; rank: number }>()
  for (const rate of rates) {
    const rank = rankOf(rate, place, taxCode)
    const key = rate.name.toLowerCase()
    if (rank !== null && rank > (best.get(key)?.rank ?? -1)) best.set(key, { rate, rank })
  }
  return [...best.values()].map(({ rate }) => rate)
}

/** What a seller charges on delivery to a place: the rates of no code, as far as they are charged on it. */
export function shippingRatesAt(rates: TaxRate[], place: TaxPlace): TaxRate[] {
  return ratesAt(rates, place, null).filter(({ onShipping }) => onShipping)
}

const UNION: ReadonlySet<string> = new Set(DELIVERY_REGIONS.europeanUnion)

/** How much a rate says about a sale; null where it is for others. */
function rankOf({ country, state, taxCode: code }: TaxRate, place: TaxPlace, taxCode: string | null): number | null {
  const isHere = country === EUROPEAN_UNION ? UNION.has(place.country) : country === place.country
  if (!isHere || (state !== null && state !== place.state) || (code !== null && code !== taxCode)) return null
  return (country === EUROPEAN_UNION ? 0 : state === null ? 2 : 4) + (code === null ? 0 : 1)
}
