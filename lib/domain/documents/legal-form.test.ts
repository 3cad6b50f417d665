import { expect, test } from 'vitest'
import { parseLegal } from './legal-form'

const typed = {
  legalName: 'Kiln & Field LLC',
  taxId: 'US-12',
  line1: '1 Clay Rd',
  line2: ' ',
  postalCode: '04101',
  city: 'Portland',
  state: 'ME',
  country: 'US',
}

test('complete details are taken, without empty lines', () => {
  expect(parseLegal(typed)).toEqual({
    kind: 'facts',
    facts: {
      legalName: 'Kiln & Field LLC',
      taxId: 'US-12',
      address: { line1: '1 Clay Rd', line2: null, postalCode: '04101', city: 'Portland', state: 'ME', country: 'US' },
    },
  })
})

test('what is missing or too long is named', () => {
  expect(parseLegal({ ...typed, taxId: ' ', city: 'x'.repeat(121) })).toEqual({ kind: 'invalid', fields: ['taxId', 'city'] })
  expect(parseLegal({ ...typed, country: 'Narnia' })).toEqual({ kind: 'invalid', fields: ['country'] })
})

test('nothing at all takes the details back, whatever country the list stands at', () => {
  expect(parseLegal({ country: 'DE' })).toEqual({ kind: 'removed' })
})
