import { expect, test } from 'vitest'
import { parseProductForm } from './product-form'

const now = new Date('2026-11-20T15:00:00Z')
const currencies = ['usd', 'jpy', 'kwd']
const form = { name: 'Bowl', description: 'Thrown by hand.', price: '12.50', currency: 'usd', stock: '3' }
const atCheckout = { chargeWhen: 'at_checkout', chargeOn: null }
const plain = { status: null, kind: 'physical', isMadeToOrder: false, taxCode: null, categoryId: null, options: [] }
const only = { values: [], isOffered: true, compareAtMinor: null, seenStock: null, sku: null, barcode: null, weightGrams: null }
const parse = (change: Record<string, unknown>) => parseProductForm({ ...form, ...change }, currencies, now)

test('a whole form becomes a draft', () => {
  expect(parse({})).toEqual({
    ok: true,
    draft: {
      name: 'Bowl',
      description: 'Thrown by hand.',
      currency: 'usd',
      ...plain,
      variants: [{ ...only, priceMinor: 1250, stock: 3 }],
      ...atCheckout,
    },
  })
})

test('space around the name goes, line breaks count once, empty stock is unlimited, a comma is a decimal sign', () => {
  const parsed = parse({ name: '  Bowl ', description: 'One\r\ntwo', stock: ' ', price: '12,5', currency: 'USD' })
  expect(parsed).toEqual({
    ok: true,
    draft: {
      name: 'Bowl',
      description: 'One\ntwo',
      currency: 'usd',
      ...plain,
      variants: [{ ...only, priceMinor: 1250, stock: null }],
      ...atCheckout,
    },
  })
})

const stock = { key: 'product.stock', values: { max: 1_000_000 } }
const noPrice = (example: string) => ({ key: 'product.price', values: { example } })

test.each([
  [{ name: '  ' }, { name: { key: 'product.noName' } }],
  [{ name: 'Mug\n\nYour card was refused. Pay here: evil.example' }, { name: { key: 'hiddenCharacters' } }],
  [{ name: 'Mug\u202efdp' }, { name: { key: 'hiddenCharacters' } }],
  [{ name: '\u3164' }, { name: { key: 'hiddenCharacters' } }],
  [{ description: 'One\u0001' }, { description: { key: 'hiddenCharacters' } }],
  [{ name: 'a'.repeat(81) }, { name: { key: 'product.tooLong', values: { max: 80 } } }],
  [{ description: 'a'.repeat(4001) }, { description: { key: 'product.tooLong', values: { max: 4000 } } }],
  [{ price: '' }, { price: { key: 'product.noPrice' } }],
  [{ price: '€5' }, { price: { key: 'amount.otherCurrency', values: { currency: 'USD' } } }],
  [{ price: '-5' }, { price: noPrice('12.50') }],
  [
    { price: '1.999' },
    {
      price: {
        key: 'amount.ambiguous',
        values: { thousand: { amountMinor: 199_900, currency: 'usd' }, fraction: { amountMinor: 199, currency: 'usd' } },
      },
    },
  ],
  [{ price: '50.5', currency: 'jpy' }, { price: noPrice('1250') }],
  [{ price: 'x', currency: 'kwd' }, { price: noPrice('1.250') }],
  [{ price: '0' }, { price: { key: 'product.priceTooLow', values: { limit: { amountMinor: 1, currency: 'usd' } } } }],
  [{ price: '1000000.00' }, { price: { key: 'product.priceTooHigh', values: { limit: { amountMinor: 99_999_999, currency: 'usd' } } } }],
  [
    { price: '100000000000', currency: 'jpy' },
    { price: { key: 'product.priceTooHigh', values: { limit: { amountMinor: 9_999_999_999, currency: 'jpy' } } } },
  ],
  [{ price: '1.005', currency: 'kwd' }, { price: { key: 'product.priceLastDigit' } }],
  [{ currency: 'eur' }, { currency: { key: 'product.currency' } }],
  [{ stock: '-1' }, { stock }],
  [{ stock: '1.5' }, { stock }],
  [{ stock: '1000001' }, { stock }],
  [
    { name: '', price: 'x' },
    { name: { key: 'product.noName' }, price: noPrice('12.50') },
  ],
  [{ chargeWhen: 'someday' }, { chargeWhen: { key: 'product.chargeWhen' } }],
  [{ chargeWhen: 'on_date', chargeOn: '' }, { chargeOn: { key: 'product.noDay' } }],
  [{ chargeWhen: 'on_date', chargeOn: '2026-02-30' }, { chargeOn: { key: 'product.noDay' } }],
  [{ chargeWhen: 'on_date', chargeOn: '2026-11-20' }, { chargeOn: { key: 'product.dayPassed' } }],
  [{ chargeWhen: 'on_date', chargeOn: '2027-11-22' }, { chargeOn: { key: 'product.dayTooFar' } }],
])('%o is refused beside its field', (change, errors) => {
  expect(parse(change)).toEqual({ ok: false, errors })
})

test('a day of the charge is noon in UTC, and counts with its choice alone', () => {
  expect(parse({ chargeWhen: 'on_date', chargeOn: '2026-12-01' })).toMatchObject({
    draft: { chargeWhen: 'on_date', chargeOn: new Date('2026-12-01T12:00:00Z') },
  })
  expect(parse({ chargeWhen: 'on_shipment', chargeOn: '2020-01-01' })).toMatchObject({ draft: { chargeWhen: 'on_shipment', chargeOn: null } })
  expect(parse({ chargeWhen: 'on_shipment', kind: 'digital' })).toMatchObject({ errors: { chargeWhen: { key: 'product.nothingToShip' } } })
})

test.each([
  ['$5', 'en-US', 500],
  ['1,234.50', 'en-US', 123_450],
  ['1.234', 'de-DE', 123_400],
  ['１２．５０', 'ja-JP', 1250],
])('the price %s of a person in %s is %i', (price, locale, priceMinor) => {
  expect(parseProductForm({ ...form, price }, currencies, now, { locale, timeZone: 'UTC' })).toMatchObject({ draft: { variants: [{ priceMinor }] } })
})

test.each([
  ['UTC', '2026-12-01T12:00:00.000Z'],
  ['America/Los_Angeles', '2026-12-01T20:00:00.000Z'],
  ['Asia/Tokyo', '2026-12-01T03:00:00.000Z'],
  // Where noon is another day in UTC, the moment nearest to it that is the chosen day in both.
  ['Pacific/Auckland', '2026-12-01T00:00:00.000Z'],
  ['Pacific/Kiritimati', '2026-12-01T00:00:00.000Z'],
  ['Etc/GMT+12', '2026-12-01T23:59:59.999Z'],
])('the day of a charge is the day of its seller in %s', (timeZone, moment) => {
  const parsed = parseProductForm({ ...form, chargeWhen: 'on_date', chargeOn: '2026-12-01' }, currencies, now, { locale: 'en-US', timeZone })
  expect(parsed).toMatchObject({ draft: { chargeOn: new Date(moment) } })
})

test('a day that has begun for its seller can still be chosen until its noon', () => {
  const auckland = { locale: 'en-NZ', timeZone: 'Pacific/Auckland' }
  const choose = (chargeOn: string) => parseProductForm({ ...form, chargeWhen: 'on_date', chargeOn }, currencies, now, auckland).ok
  // It is 21 November there, 4 in the morning.
  expect([choose('2026-11-20'), choose('2026-11-21')]).toEqual([false, true])
})

test('the limits themselves are taken', () => {
  expect(parse({ name: 'a'.repeat(80), description: 'a'.repeat(4000), stock: '1000000', price: '0.01' }).ok).toBe(true)
  expect(parse({ stock: '0', price: '999999.99' }).ok).toBe(true)
})

test('what is no form at all is refused', () => {
  expect(parseProductForm(null, currencies, now).ok).toBe(false)
  expect(parseProductForm({}, currencies, now)).toMatchObject({ ok: false, errors: { name: { key: 'product.noName' } } })
})

test('what is shipped may be made to order; a download or a service is not', () => {
  const isMade = (fields: object) => {
    const parsed = parseProductForm({ ...form, ...fields }, currencies, now)
    return parsed.ok && parsed.draft.isMadeToOrder
  }
  expect([
    isMade({}),
    isMade({ madeToOrder: 'yes' }),
    isMade({ madeToOrder: 'yes', kind: 'digital' }),
    isMade({ madeToOrder: 'yes', kind: 'service' }),
  ]).toEqual([false, true, false, false])
})
