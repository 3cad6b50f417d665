import { expect, test } from 'vitest'
import { saleNext, saleReason } from './sale-reason'

const dueAt = new Date('2026-12-01T12:00:00Z')
const refused = { status: 'declined', endReason: 'card_declined', declineCode: null, dueAt, givesUp: false } as const

test.each([
  [{}, 'tried_again'],
  [{ givesUp: true }, 'canceled_unless_paid'],
  [{ endReason: 'seller_disconnected' }, 'reconnect'],
  [{ endReason: 'seller_disconnected', status: 'authorized' }, 'reconnect_to_capture'],
] as const)('after a refused charge a seller learns what comes next, and when: %o', (change, code) => {
  expect(saleNext({ ...refused, ...change })).toEqual({ code, day: dueAt.toISOString() })
})

test('nothing comes next for a sale with no day', () => {
  expect(saleNext({ ...refused, dueAt: null })).toBeNull()
})

test.each([
  [{ declineCode: 'insufficient_funds' }, 'insufficient_funds'],
  [{ declineCode: 'expired_card', endReason: 'card_unusable' }, 'expired_card'],
  [{ declineCode: 'stolen_card', endReason: 'card_unusable' }, 'card_declined'],
  [{ endReason: 'stripe_refused' }, 'marketplace_refused'],
  [{ endReason: 'platform_refused' }, 'marketplace_refused'],
  [{ endReason: 'account_refused' }, 'account_refused'],
  [{ endReason: 'amount_refused' }, 'amount_refused'],
  [{ endReason: 'not_made' }, 'not_made'],
  [{ endReason: 'buyer_canceled', status: 'canceled' }, 'buyer_canceled'],
  [{ endReason: 'seller_canceled', status: 'canceled' }, 'seller_canceled'],
  [{ endReason: 'seller_canceled', status: 'authorized' }, 'being_canceled'],
  [{ endReason: 'not_paid', status: 'canceled' }, 'not_paid'],
  [{ endReason: 'outcome_unknown', status: 'canceled' }, 'outcome_unknown'],
  [{ endReason: 'not_shipped', status: 'canceled' }, 'not_shipped'],
] as const)('a seller learns why a charge failed or a sale ended, never what a bank keeps to itself: %o', (change, reason) => {
  expect(saleReason({ ...refused, ...change })).toBe(reason)
})
