import { describe, expect, it } from 'vitest'
import { formatOf, stateIn } from './address-formats'
import { entryOf, toValue } from './address-values'
import { type AddressEntry, type AddressRules, faultOf, fieldsOf } from './check-address'

const RULES: AddressRules = { name: 'full', phone: 'hidden', blockPoBox: false }
const JENNY: AddressEntry = entryOf(
  { name: 'Jenny Rosen', phone: '+1 (800) 867-5309', address: { line1: '1 Main St', city: 'Springfield', state: 'IL', postal_code: '62701' } },
  'US',
)
const faults = (entry: AddressEntry, rules = RULES) =>
  fieldsOf(entry.country, rules)
    .map((field) => faultOf(field, entry, rules))
    .filter(Boolean)

describe('an address', () => {
  it('has the fields of its country, in its order', () => {
    expect(fieldsOf('US', RULES)).toEqual(['name', 'line1', 'line2', 'city', 'state', 'postal_code'])
    expect(fieldsOf('DE', RULES)).toEqual(['name', 'line1', 'line2', 'postal_code', 'city'])
    expect(fieldsOf('IT', RULES)).toEqual(['name', 'line1', 'line2', 'postal_code', 'city', 'state'])
    expect(fieldsOf('AE', RULES)).toEqual(['name', 'line1', 'line2', 'city'])
    expect(fieldsOf('SG', { ...RULES, name: 'split', phone: 'shown' })).toEqual(['firstName', 'lastName', 'line1', 'line2', 'postal_code', 'phone'])
  })

  it('is complete with what its country demands', () => {
    expect(faults(JENNY)).toEqual([])
    expect(faults(entryOf({}, 'US'))).toEqual([
      'incomplete_name',
      'incomplete_address_line1',
      'incomplete_city',
      'incomplete_state',
      'incomplete_zip',
    ])
    // Little is known of Georgia: its postal code may be left out and takes any form.
    expect(faults({ ...JENNY, country: 'GE', state: '', postal_code: '' })).toEqual([])
    expect(faults({ ...JENNY, country: 'GE', state: '', postal_code: 'x-1' })).toEqual([])
  })

  it.each([
    ['US', '9410', 'invalid_zip'],
    ['US', '94103-1234', null],
    ['GB', 'sw1a 2aa', null],
    ['GB', '12345', 'invalid_zip'],
    ['CA', 'K1A 0B1', null],
    ['DE', '1011', 'invalid_zip'],
    ['NL', '1012 AB', null],
    ['JP', '100-0001', null],
  ])('in %s with postal code %s: %s', (country, postal_code, fault) => {
    expect(faultOf('postal_code', { ...JENNY, country, postal_code }, RULES)).toBe(fault)
  })

  it('refuses PO boxes where the page does', () => {
    for (const line1 of ['PO Box 12', 'P.O. Box 12', 'p o box 12', 'Post Office Box 12']) {
      expect(faultOf('line1', { ...JENNY, line1 }, { ...RULES, blockPoBox: true })).toBe('invalid_po_box')
      expect(faultOf('line1', { ...JENNY, line1 }, RULES)).toBeNull()
    }
    expect(faultOf('line1', { ...JENNY, line1: '3 Poboxer Lane' }, { ...RULES, blockPoBox: true })).toBeNull()
  })

  it('needs a phone number only where the page says so, but never takes nonsense', () => {
    expect(faultOf('phone', { ...JENNY, phone: '' }, { ...RULES, phone: 'shown' })).toBeNull()
    expect(faultOf('phone', { ...JENNY, phone: '' }, { ...RULES, phone: 'required' })).toBe('incomplete_phone')
    expect(faultOf('phone', { ...JENNY, phone: 'call me' }, { ...RULES, phone: 'shown' })).toBe('invalid_phone')
    expect(faultOf('phone', JENNY, { ...RULES, phone: 'required' })).toBeNull()
  })
})

describe('what the page is told of an address', () => {
  it('has the fields that are asked for and no others', () => {
    expect(toValue(JENNY, RULES)).toEqual({
      name: 'Jenny Rosen',
      address: { line1: '1 Main St', line2: null, city: 'Springfield', state: 'IL', postal_code: '62701', country: 'US' },
    })
    // A state from before the country was changed is not Germany's.
    expect(toValue({ ...JENNY, country: 'DE' }, { ...RULES, phone: 'shown' })).toMatchObject({
      address: { state: '', country: 'DE' },
      phone: '+18008675309',
    })
  })

  it('knows a state of a list by its code, its name and its own script', () => {
    expect(stateIn('US', 'California')?.[0]).toBe('CA')
    expect(stateIn('US', ' CA ')?.[0]).toBe('CA')
    expect(stateIn('JP', '東京都')).toEqual(['Tokyo', 'Tokyo', '東京都'])
    expect(stateIn('JP', 'Tokyo')?.[2]).toBe('東京都')
    expect(stateIn('JP', 'Edo')).toBeNull()
    expect(stateIn('DE', 'CA')).toBeNull()
    expect(new Set(formatOf('JP').state?.options?.map(([code]) => code)).size).toBe(47)
  })

  it('splits and joins names', () => {
    const split = { ...RULES, name: 'split' as const }
    expect(toValue(JENNY, split)).toMatchObject({ name: 'Jenny Rosen', firstName: 'Jenny', lastName: 'Rosen' })
    const given = entryOf({ firstName: 'Ana María', lastName: 'López Ruiz' }, 'ES')
    expect(toValue(given, split)).toMatchObject({ name: 'Ana María López Ruiz', firstName: 'Ana María', lastName: 'López Ruiz' })
    expect(toValue(given, RULES)).toMatchObject({ name: 'Ana María López Ruiz' })
  })
})
