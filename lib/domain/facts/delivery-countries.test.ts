import { expect, it } from 'vitest'
import { byRegion, DELIVERY_REGIONS, isDeliveryCountry } from './delivery-countries'

it('every country to deliver to stands in one region, and has a name', () => {
  const all = Object.values(DELIVERY_REGIONS).flat()
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  expect(new Set(all).size).toBe(all.length)
  expect(all.filter((code) => names.of(code) === undefined)).toEqual([])
  expect(all.every(isDeliveryCountry)).toBe(true)
  expect(['KP', 'ZZ', 'us', ''].some(isDeliveryCountry)).toBe(false)
})

it('countries are said by regions where a region is whole', () => {
  const { europeanUnion, antarctica } = DELIVERY_REGIONS
  expect(byRegion([...europeanUnion, 'CH', ...antarctica])).toEqual({ regions: ['europeanUnion', 'antarctica'], others: ['CH'] })
  expect(byRegion(europeanUnion.slice(1))).toEqual({ regions: [], others: europeanUnion.slice(1) })
  expect(byRegion([])).toEqual({ regions: [], others: [] })
})
