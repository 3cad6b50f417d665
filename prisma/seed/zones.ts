import { DELIVERY_REGIONS } from '@/lib/domain/facts/delivery-countries'
import { emptyRate, type RateFormValues } from '@/lib/domain/shipping/rate-form'
import type { ZoneFormValues } from '@/lib/domain/shipping/zone-form'

/** A zone as its seller would type it into the form. No countries: everywhere. */
export interface ExampleZone {
  name: string
  countries: readonly string[]
  rates: (Partial<RateFormValues> & { name: string; currency: 'usd' | 'eur' })[]
}

const { europeanUnion, europe } = DELIVERY_REGIONS

/** Free above a sum at home, at one price to the rest of the world. */
export const kilnZones: ExampleZone[] = [
  {
    name: 'United States',
    countries: ['US'],
    rates: [
      { name: 'Standard', kind: 'free_over', currency: 'usd', price: '7.50', freeOver: '75.00', minDays: '3', maxDays: '6' },
      { name: 'Express', currency: 'usd', price: '22.00', minDays: '1', maxDays: '2' },
    ],
  },
  { name: 'Rest of the world', countries: [], rates: [{ name: 'Airmail', currency: 'usd', price: '24.00', minDays: '8', maxDays: '15' }] },
]

/** By weight within Europe, or fetched from the shop; by the piece to North America; nowhere else. */
export const lindenZones: ExampleZone[] = [
  {
    name: 'Europe',
    countries: [...europeanUnion, ...europe],
    rates: [
      { name: 'Letter', kind: 'by_weight', currency: 'eur', price: '3.90', upToGrams: '500', minDays: '2', maxDays: '5' },
      { name: 'Parcel', kind: 'by_weight', currency: 'eur', price: '6.90', upToGrams: '5000', minDays: '2', maxDays: '4' },
      { name: 'Pickup in Leipzig', kind: 'pickup', currency: 'eur', price: '0', minDays: '1' },
    ],
  },
  {
    name: 'North America',
    countries: ['US', 'CA'],
    rates: [{ name: 'International parcel', kind: 'per_item', currency: 'eur', price: '14.90', perItem: '2.00', minDays: '6', maxDays: '12' }],
  },
]

/** Everywhere, in two speeds. */
export const coffeeZones: ExampleZone[] = [
  {
    name: 'Everywhere',
    countries: [],
    rates: [
      { name: 'Standard', currency: 'usd', price: '6.00', minDays: '5', maxDays: '10' },
      { name: 'Express', currency: 'usd', price: '18.00', minDays: '2', maxDays: '3' },
    ],
  },
]

/** What the form would post. */
export function zoneForm({ name, countries, rates }: ExampleZone): ZoneFormValues {
  return {
    name,
    reach: countries.length === 0 ? 'everywhere' : 'countries',
    countries: [...countries],
    postalPrefixes: '',
    rates: rates.map((rate, at) => ({ ...emptyRate(`new-${at + 1}`, rate.currency), ...rate })),
  }
}
