import { expect, test } from 'vitest'
import { parseProductForm } from './product-form'

const now = new Date('2026-11-20T15:00:00Z')
const currencies = ['usd', 'jpy', 'kwd']
const form = { name: 'Bowl', description: 'Thrown by hand.', price: '12.50', currency: 'usd', stock: '3' }
const atCheckout = { chargeWhen: 'at_checkout', chargeOn: null }
const parse = (change: Record<string, unknown>) => parseProductForm({ ...form, ...change }, currencies, now)

test('a whole form becomes a draft', () => {
  expect(parse({})).toEqual({
    ok: true,
    draft: { name: 'Bowl', description: 'Thrown by hand.', priceMinor: 1250, currency: 'usd', stock: 3, ...atCheckout },
  })
})

test('space around the name goes, line breaks count once, empty stock is unlimited, a comma is a decimal sign', () => {
  const parsed = parse({ name: '  Bowl ', description: 'One\r\ntwo', stock: ' ', price: '12,5', currency: 'USD' })
  expect(parsed).toEqual({
    ok: true,
    draft: { name: 'Bowl', description: 'One\ntwo', priceMinor: 1250, currency: 'usd', stock: null, ...atCheckout },
  })
})

test.each([
  [{ name: '  ' }, { name: 'Give the product a name.' }],
  [{ name: 'a'.repeat(81) }, { name: 'A name has at most 80 characters.' }],
  [{ description: 'a'.repeat(4001) }, { description: 'A description has at most 4,000 characters.' }],
  [{ price: '' }, { price: 'Enter a price.' }],
  [{ price: '$5' }, { price: 'Enter a price such as 12 or 12.50, without a currency sign.' }],
  [{ price: '-5' }, { price: 'Enter a price such as 12 or 12.50, without a currency sign.' }],
  [{ price: '1.999' }, { price: 'Enter a price such as 12 or 12.50, without a currency sign.' }],
  [{ price: '0' }, { price: 'The least a price can be is $0.01.' }],
  [{ price: '1000000.00' }, { price: 'The most that can be charged at once is $999,999.99.' }],
  [{ price: '50.5', currency: 'jpy' }, { price: 'Enter a price such as 12 or 12.50, without a currency sign.' }],
  [{ price: '1.005', currency: 'kwd' }, { price: 'In this currency the last digit must be 0.' }],
  [{ currency: 'eur' }, { currency: 'Choose a currency your Stripe account can charge.' }],
  [{ stock: '-1' }, { stock: 'Enter a whole number from 0 to 1,000,000, or leave it empty for unlimited stock.' }],
  [{ stock: '1.5' }, { stock: 'Enter a whole number from 0 to 1,000,000, or leave it empty for unlimited stock.' }],
  [{ stock: '1000001' }, { stock: 'Enter a whole number from 0 to 1,000,000, or leave it empty for unlimited stock.' }],
  [
    { name: '', price: 'x' },
    { name: 'Give the product a name.', price: 'Enter a price such as 12 or 12.50, without a currency sign.' },
  ],
  [{ chargeWhen: 'someday' }, { chargeWhen: 'Choose when the buyer is charged.' }],
  [{ chargeWhen: 'on_date', chargeOn: '' }, { chargeOn: 'Choose the day on which the buyer is charged.' }],
  [{ chargeWhen: 'on_date', chargeOn: '2026-02-30' }, { chargeOn: 'Choose the day on which the buyer is charged.' }],
  [{ chargeWhen: 'on_date', chargeOn: '2026-11-20' }, { chargeOn: 'Choose a day in the future.' }],
  [{ chargeWhen: 'on_date', chargeOn: '2027-11-22' }, { chargeOn: 'Choose a day within a year.' }],
])('%o is refused beside its field', (change, errors) => {
  expect(parse(change)).toEqual({ ok: false, errors })
})

test('a day of the charge is noon in UTC, and counts with its choice alone', () => {
  expect(parse({ chargeWhen: 'on_date', chargeOn: '2026-12-01' })).toMatchObject({
    draft: { chargeWhen: 'on_date', chargeOn: new Date('2026-12-01T12:00:00Z') },
  })
  expect(parse({ chargeWhen: 'on_shipment', chargeOn: '2020-01-01' })).toMatchObject({ draft: { chargeWhen: 'on_shipment', chargeOn: null } })
})

test('the limits themselves are taken', () => {
  expect(parse({ name: 'a'.repeat(80), description: 'a'.repeat(4000), stock: '1000000', price: '0.01' }).ok).toBe(true)
  expect(parse({ stock: '0', price: '999999.99' }).ok).toBe(true)
})

test('what is no form at all is refused', () => {
  expect(parseProductForm(null, currencies, now).ok).toBe(false)
  expect(parseProductForm({}, currencies, now)).toMatchObject({ ok: false, errors: { name: 'Give the product a name.' } })
})
