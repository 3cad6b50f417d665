import { describe, expect, test } from 'vitest'
import { nextSentence, sellersReason } from './charge-sentences'
import { chargeWords } from './charge-words'

const dueAt = new Date('2026-12-01T12:00:00Z')
const refused = { status: 'declined', declineCode: 'insufficient_funds', dueAt, givesUp: false } as const

test('when a product is charged stands alone, and is silent where it is charged at once', () => {
  expect(chargeWords('on_date', dueAt)).toBe('Charged on 1 December 2026')
  expect(chargeWords('on_shipment', null)).toBe('Charged when it ships')
  expect(chargeWords('at_checkout', null)).toBeNull()
})

describe('what comes next after a refusal', () => {
  test.each([
    ['buyer', {}, 'It is tried again on 1 December 2026. You can also pay now, with this card or another.'],
    ['seller', {}, 'It is tried again on 1 December 2026.'],
    ['buyer', { givesUp: true }, 'If it is not paid by 1 December 2026, the order is canceled.'],
    ['seller', { givesUp: true }, 'The buyer has until 1 December 2026 to put it right; otherwise the order is canceled.'],
    ['buyer', { declineCode: 'seller_disconnected' }, 'It is tried again on 1 December 2026.'],
    ['buyer', { declineCode: 'seller_disconnected', status: 'authorized' }, 'We look again on 1 December 2026.'],
    [
      'seller',
      { declineCode: 'seller_disconnected' },
      'Connect your Stripe account again and it is tried at once; otherwise it is tried again on 1 December 2026.',
    ],
    ['buyer', { dueAt: null }, ''],
  ] as const)('for the %s, %o', (reader, change, sentence) => {
    expect(nextSentence({ ...refused, ...change }, reader)).toBe(sentence)
  })
})

test('a seller reads why, and of what is over that it is over, not that a link is on its way', () => {
  const onADay = { chargeWhen: 'on_date', shippedAt: null } as const
  const refused = { status: 'declined', declineCode: 'insufficient_funds', ...onADay } as const
  expect(sellersReason(refused)).toMatch(/too little money.*mailed/)
  expect(sellersReason({ ...refused, status: 'canceled' })).toMatch(/did not put it right in time/)
  expect(sellersReason({ ...refused, declineCode: 'buyer_canceled', status: 'canceled' })).toBe('The buyer canceled it before it was charged.')
  expect(sellersReason({ ...refused, declineCode: 'seller_canceled', status: 'canceled' })).toBe('You canceled it before it was charged.')
  expect(sellersReason({ ...refused, declineCode: 'stolen_card' })).not.toMatch(/stolen/)
  expect(sellersReason({ ...refused, declineCode: 'outcome_unknown', status: 'canceled' })).toMatch(/could not tell us/)
  const notShipped = { status: 'canceled', declineCode: null, chargeWhen: 'on_shipment', shippedAt: null } as const
  expect(sellersReason(notShipped)).toBe('It was not shipped in time.')
  expect(sellersReason({ ...notShipped, shippedAt: dueAt })).toMatch(/did not put it right in time/)
})
