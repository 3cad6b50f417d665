import { expect, test } from 'vitest'
import { isCompletePlace, taxPlaceOf } from './tax-place'

test.each([
  ['US', '10001', 'NY'],
  ['US', '05401-1234', 'VT'],
  ['US', '05501', 'MA'],
  ['US', '88510', 'TX'],
  ['CA', 'v5k 0a1', 'BC'],
  ['CA', 'X0A 0H0', 'NU'],
  ['CA', 'X1A 2B3', 'NT'],
  ['DE', '04109', null],
])('%s %s lies in %s', (country, postalCode, state) => {
  expect(taxPlaceOf(null, { country, postalCode })).toMatchObject({ country, state })
})

test('where tax differs by state a postal code is needed that exists; elsewhere the country will do', () => {
  expect(isCompletePlace({ country: 'US', postalCode: '' })).toBe(false)
  expect(isCompletePlace({ country: 'US', postalCode: '00000' })).toBe(false)
  expect(isCompletePlace({ country: 'CA', postalCode: '10001' })).toBe(false)
  expect(isCompletePlace({ country: 'DE', postalCode: '' })).toBe(true)
  expect(isCompletePlace({ country: 'XX', postalCode: '' })).toBe(false)
})

test('where something is delivered that place counts, its state before its postal code', () => {
  const buyer = { country: 'DE', postalCode: '' }
  const street = { city: 'Town', line1: '1 Street' }
  expect(taxPlaceOf({ ...street, country: 'US', state: 'ny', postalCode: '05401' }, buyer)).toEqual({
    ...street,
    country: 'US',
    state: 'NY',
    postalCode: '05401',
  })
  expect(taxPlaceOf({ ...street, country: 'US', state: 'Vermont', postalCode: '05401' }, null)).toMatchObject({ state: 'VT' })
  expect(taxPlaceOf({ ...street, country: 'IE', state: 'Co. Cork', postalCode: '' }, null)).toMatchObject({
    country: 'IE',
    state: null,
    postalCode: null,
  })
})
