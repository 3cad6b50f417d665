import { expect, test } from 'vitest'
import { nextForBuyer, nextForSeller, sellersReason } from './charge-sentences'
import { chargeWords } from './charge-words'

const dueAt = new Date('2026-12-01T12:00:00Z')
const refused = { status: 'declined', endReason: 'card_declined', dueAt, givesUp: false } as const

test('when a product is charged stands alone, and is silent where it is charged at once', () => {
  expect(chargeWords('on_date', dueAt)).toBe('Charged on 1 December 2026')
  expect(chargeWords('on_shipment', null)).toBe('Charged when it ships')
  expect(chargeWords('at_checkout', null)).toBeNull()
})

const values = { day: { day: dueAt.toISOString() } }
const retry = { key: 'order.next.retry', values }
test.each([
  [{}, [retry, { key: 'order.next.payNow' }]],
  [{ givesUp: true }, [{ key: 'order.next.payBy', values }]],
  [{ endReason: 'seller_disconnected' }, [retry]],
  [{ endReason: 'seller_disconnected', status: 'authorized' }, [{ key: 'order.next.checkAgain', values }]],
  [{ dueAt: null }, []],
] as const)('after a refusal the buyer is told what comes next, %o', (change, said) => {
  expect(nextForBuyer({ ...refused, ...change })).toEqual(said)
})

test.each([
  [{}, 'It is tried again on 1 December 2026.'],
  [{ givesUp: true }, 'The buyer has until 1 December 2026 to put it right; otherwise the order is canceled.'],
  [
    { endReason: 'seller_disconnected' },
    'Connect your Stripe account again and it is tried at once; otherwise it is tried again on 1 December 2026.',
  ],
] as const)('after a refusal the seller is told what comes next, %o', (change, sentence) => {
  expect(nextForSeller({ ...refused, ...change })).toBe(sentence)
})

test('a seller reads why, and of what is over that it is over, not that a link is on its way', () => {
  const refused = { status: 'declined', endReason: 'card_declined', declineCode: 'insufficient_funds' } as const
  const over = { ...refused, status: 'canceled' } as const
  expect(sellersReason(refused)).toMatch(/too little money.*mailed/)
  expect(sellersReason({ ...over, endReason: 'not_paid' })).toMatch(/did not put it right in time/)
  expect(sellersReason({ ...over, endReason: 'buyer_canceled' })).toBe('The buyer canceled it before it was charged.')
  expect(sellersReason({ ...over, endReason: 'seller_canceled' })).toBe('You canceled it before it was charged.')
  expect(sellersReason({ ...refused, endReason: 'card_unusable', declineCode: 'stolen_card' })).not.toMatch(/stolen/)
  expect(sellersReason({ ...over, endReason: 'outcome_unknown' })).toMatch(/could not tell us/)
  expect(sellersReason({ ...over, endReason: 'not_shipped', declineCode: null })).toBe('It was not shipped in time.')
})
