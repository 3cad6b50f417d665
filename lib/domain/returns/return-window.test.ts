import { expect, test } from 'vitest'
import { postageOf, USUAL_RETURN_POLICY } from './return-policy'
import { arrivalOf, returnablePieces, returnWindow } from './return-window'

const at = (day: string) => new Date(`2026-12-${day}T12:00:00Z`)
const shipped = (shippedAt: Date, deliveredAt: Date | null = null, canceledAt: Date | null = null) => ({ shippedAt, deliveredAt, canceledAt })
const promised = { minDays: 2, maxDays: 4 }

test.each([
  ['nothing has left', [], promised, null],
  ['its only shipment was undone', [shipped(at('01'), null, at('01'))], promised, null],
  ['it was delivered', [shipped(at('01'), at('02'))], promised, at('02')],
  ['it is on its way', [shipped(at('01'))], promised, at('05')],
  ['nothing was promised', [shipped(at('01'))], null, at('08')],
  ['the last of two parcels counts', [shipped(at('01'), at('09')), shipped(at('03'))], promised, at('09')],
])('%s', (_, shipments, delivery, expected) => {
  expect(arrivalOf(shipments, delivery)).toEqual(expected)
})

const part = (country: string | null) => ({ shipments: [shipped(at('01'), at('02'))], delivery: null, country })
const none = { takesReturns: false, windowDays: 14 }
const month = { takesReturns: true, windowDays: 30 }
const last = new Date(at('16').getTime() - 1)

test.each([
  ['in the EU, in the last moment of the fortnight, of a shop that takes nothing back', 'DE', none, last, { kind: 'withdrawal', until: at('16') }],
  ['in the EU, a moment later', 'DE', none, at('16'), null],
  ['in the EU after the fortnight, of a shop that gives a month', 'FR', month, at('16'), { kind: 'asked', until: new Date('2027-01-01T12:00:00Z') }],
  ['elsewhere in Europe', 'GB', month, last, { kind: 'asked', until: new Date('2027-01-01T12:00:00Z') }],
  ['elsewhere, of a shop that takes nothing back', 'US', none, last, null],
  ['where nobody knows where it went', null, none, last, null],
])('%s', (_, country, policy, now, expected) => {
  expect(returnWindow(part(country), policy, now)).toEqual(expected)
})

test('what is made to order is nobody’s to withdraw from: its seller decides, by what they promise', () => {
  const made = { ...part('DE'), isMadeToOrder: true }
  expect([returnWindow(made, none, last), returnWindow(made, month, last)]).toEqual([
    null,
    { kind: 'asked', until: new Date('2027-01-01T12:00:00Z') },
  ])
})

test('what may be returned is what was shipped, less what comes back already', () => {
  const pieces = (orderLineId: string, quantity: number) => ({ orderLineId, quantity })
  const left = returnablePieces([pieces('a', 2), pieces('a', 1), pieces('b', 1)], [pieces('a', 1), pieces('b', 1)])
  expect([...left]).toEqual([['a', 2]])
})

test('the seller pays for sending back what was their fault, and else where they have promised to', () => {
  const paid = (['changed_mind', 'damaged', 'not_as_described', 'wrong_item', 'other'] as const).map((reason) =>
    postageOf(reason, USUAL_RETURN_POLICY),
  )
  expect(paid).toEqual(['buyer', 'seller', 'seller', 'seller', 'buyer'])
  expect(postageOf('changed_mind', { paysPostage: true })).toBe('seller')
})
