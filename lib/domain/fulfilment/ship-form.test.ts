import { expect, test } from 'vitest'
import { parseQuantities, parseTracking, postedShipment, quantityField } from './ship-form'

const fields = (carrier: string, trackingNumber = '', trackingUrl = '') => ({ carrier, trackingNumber, trackingUrl })

test('a carrier of the table makes its own link of the number', () => {
  expect(parseTracking(fields('ups', ' 1Z 9/9 ', 'https://elsewhere.example'))).toEqual({
    ok: true,
    tracking: { carrier: 'ups', trackingNumber: '1Z 9/9', trackingUrl: 'https://www.ups.com/track?tracknum=1Z%209%2F9' },
  })
})

test('without a carrier nothing is tracked', () => {
  expect(parseTracking(fields('', '123', 'https://example.com'))).toEqual({
    ok: true,
    tracking: { carrier: null, trackingNumber: null, trackingUrl: null },
  })
})

test('another carrier has the link that its seller gives, or a number alone', () => {
  expect(parseTracking(fields('other', '', 'https://example.com/p/1'))).toMatchObject({
    ok: true,
    tracking: { trackingUrl: 'https://example.com/p/1' },
  })
  expect(parseTracking(fields('other', '42'))).toMatchObject({ ok: true, tracking: { trackingNumber: '42', trackingUrl: null } })
})

test.each([
  ['a carrier of the table without a number', fields('dhl'), 'trackingNumber', 'fulfilment.noNumber'],
  ['a carrier nobody knows', fields('toString', '1'), 'carrier', 'invalid'],
  ['another carrier with neither number nor link', fields('other'), 'trackingUrl', 'fulfilment.numberOrLink'],
  ['a link that runs a script', fields('other', '1', 'javascript:alert(1)'), 'trackingUrl', 'fulfilment.link'],
  ['a link that is none', fields('other', '1', 'example'), 'trackingUrl', 'fulfilment.link'],
  ['a number that is too long', fields('ups', 'x'.repeat(61)), 'trackingNumber', 'fulfilment.tooLong'],
])('refuses %s', (_name, values, field, key) => {
  expect(parseTracking(values)).toMatchObject({ ok: false, errors: { [field]: { key } } })
})

test('pieces are counted by line; none of a line leaves it out', () => {
  const open = new Map([
    ['mug', 3],
    ['bowl', 1],
  ])
  expect(parseQuantities({ mug: '2', bowl: '0' }, open)).toEqual({ ok: true, pieces: new Map([['mug', 2]]) })
  expect(parseQuantities({ mug: '4' }, open)).toMatchObject({ said: { key: 'fulfilment.tooMany' } })
  expect(parseQuantities({ mug: '1.5' }, open)).toMatchObject({ said: { key: 'fulfilment.tooMany' } })
  expect(parseQuantities({ mug: '-1' }, open)).toMatchObject({ said: { key: 'fulfilment.tooMany' } })
  expect(parseQuantities({ vase: '1' }, open)).toMatchObject({ said: { key: 'fulfilment.tooMany' } })
  expect(parseQuantities({ mug: '', bowl: '00' }, open)).toMatchObject({ said: { key: 'fulfilment.nothing' } })
})

test('a posted form is read by the names of its fields', () => {
  const form = new FormData()
  form.set('carrier', 'ups')
  form.set(quantityField('mug'), '2')
  expect(postedShipment(form)).toEqual({ carrier: 'ups', trackingNumber: '', trackingUrl: '', quantities: { mug: '2' } })
})
