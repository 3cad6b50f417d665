import { describe, expect, it } from 'vitest'
import { type Parcel, ratesFor, type ShippingRate, type ShippingZone, zoneFor } from './rates'

const rate = (own: Partial<ShippingRate>): ShippingRate => ({
  id: own.name ?? 'r',
  name: 'Standard',
  kind: 'flat',
  currency: 'usd',
  priceMinor: 500,
  perItemMinor: 0,
  freeOverMinor: null,
  upToGrams: null,
  minDays: null,
  maxDays: null,
  ...own,
})
const zone = (own: Partial<ShippingZone>): ShippingZone => ({
  id: own.name ?? 'z',
  name: 'Zone',
  countries: [],
  postalPrefixes: [],
  rates: [],
  ...own,
})
const parcel = (own: Partial<Parcel> = {}): Parcel => ({ currency: 'usd', goodsMinor: 2000, pieces: 1, grams: 400, ...own })

describe('the zone of an address', () => {
  const zones = [
    zone({ name: 'Islands', countries: ['GB'], postalPrefixes: ['HS', 'ZE 1'] }),
    zone({ name: 'Home', countries: ['GB', 'IE'] }),
    zone({ name: 'Alaska', countries: ['US'], postalPrefixes: ['995'] }),
  ]
  const nameFor = (country: string, postalCode: string) => zoneFor(zones, { country, postalCode })?.name ?? null

  it('is the first that holds it, by country and postal code', () => {
    expect(nameFor('GB', 'hs1 2aa')).toBe('Islands')
    expect(nameFor('GB', 'ZE1 0AA')).toBe('Islands')
    expect(nameFor('GB', 'SW1A 1AA')).toBe('Home')
    expect(nameFor('US', '99501')).toBe('Alaska')
  })

  it('is none where nobody delivers', () => {
    expect(nameFor('US', '05401')).toBeNull()
    expect(nameFor('FR', '75001')).toBeNull()
  })

  it('is everywhere for a zone that names no country', () => {
    expect(zoneFor([zone({ name: 'World' })], { country: 'NZ', postalCode: '' })?.name).toBe('World')
  })
})

describe('the rates for a parcel', () => {
  const costs = (rates: ShippingRate[], of: Parcel) => ratesFor(zone({ rates }), of).map(({ name, costMinor }) => [name, costMinor])

  it('come cheapest first', () => {
    expect(costs([rate({ name: 'Express', priceMinor: 1500 }), rate({ name: 'Standard' })], parcel())).toEqual([
      ['Standard', 500],
      ['Express', 1500],
    ])
  })

  it('have pickups last, so that nobody who has not chosen must fetch what they bought', () => {
    const pickup = rate({ name: 'Pickup', kind: 'pickup', priceMinor: 0 })
    expect(costs([pickup, rate({ name: 'Express', priceMinor: 1500 }), rate({ name: 'Standard' })], parcel())).toEqual([
      ['Standard', 500],
      ['Express', 1500],
      ['Pickup', 0],
    ])
  })

  it('count each further piece', () => {
    const perItem = rate({ kind: 'per_item', priceMinor: 400, perItemMinor: 150 })
    expect(costs([perItem], parcel({ pieces: 1 }))).toEqual([['Standard', 400]])
    expect(costs([perItem], parcel({ pieces: 4 }))).toEqual([['Standard', 850]])
  })

  it('are free from the sum on, not a cent before', () => {
    const free = rate({ kind: 'free_over', freeOverMinor: 5000 })
    expect(costs([free], parcel({ goodsMinor: 4999 }))).toEqual([['Standard', 500]])
    expect(costs([free], parcel({ goodsMinor: 5000 }))).toEqual([['Standard', 0]])
  })

  it('by weight are the smallest that fits, and none when it is too heavy', () => {
    const table = [1000, 250, 5000].map((upToGrams) => rate({ kind: 'by_weight', id: String(upToGrams), upToGrams, priceMinor: upToGrams }))
    expect(costs(table, parcel({ grams: 250 }))).toEqual([['Standard', 250]])
    expect(costs(table, parcel({ grams: 251 }))).toEqual([['Standard', 1000]])
    expect(costs(table, parcel({ grams: 5001 }))).toEqual([])
  })

  it('of another currency are not offered', () => {
    expect(costs([rate({ currency: 'eur' })], parcel())).toEqual([])
  })
})
