import { expect, test } from 'vitest'
import { refundRefusal } from './refund-refusal'
import { countsAsGivenBack, hasFailed, isMade, nextRefundStatus, REFUND_STATUSES, waitsForCall } from './refund-state'

/** Every status, and what it becomes by each word of Stripe's: S a refund that succeeded, and so on. */
const TABLE: Record<string, string[]> = {
  asked: ['asked', 'unknown', 'pending', 'requires_action', 'succeeded', 'failed', 'canceled', 'refused'],
  unknown: ['unknown', 'unknown', 'pending', 'requires_action', 'succeeded', 'failed', 'canceled', 'refused'],
  pending: ['pending', 'pending', 'pending', 'requires_action', 'succeeded', 'failed', 'canceled', 'pending'],
  requires_action: ['requires_action', 'requires_action', 'pending', 'requires_action', 'succeeded', 'failed', 'canceled', 'requires_action'],
  succeeded: ['succeeded', 'succeeded', 'succeeded', 'succeeded', 'succeeded', 'failed', 'canceled', 'succeeded'],
  failed: Array(8).fill('failed'),
  canceled: Array(8).fill('canceled'),
  refused: ['refused', 'refused', 'pending', 'requires_action', 'succeeded', 'refused', 'refused', 'refused'],
}

test.each(REFUND_STATUSES)('a refund that is %s becomes what the table says, and nothing else', (status) => {
  expect(REFUND_STATUSES.map((to) => nextRefundStatus(status, to))).toEqual(TABLE[status])
})

test('every status counts as given back or not, and only what is made has reached the buyer', () => {
  expect(REFUND_STATUSES.filter(countsAsGivenBack)).toEqual(['asked', 'unknown', 'pending', 'requires_action', 'succeeded'])
  expect(REFUND_STATUSES.filter(isMade)).toEqual(['pending', 'requires_action', 'succeeded'])
  expect(REFUND_STATUSES.filter(hasFailed)).toEqual(['failed', 'canceled'])
  expect(REFUND_STATUSES.filter(waitsForCall)).toEqual(['asked', 'unknown'])
})

test.each([
  [{ code: 'charge_already_refunded', status: 400 }, 'already_refunded'],
  [{ code: 'charge_disputed', status: 400 }, 'disputed'],
  [{ code: 'balance_insufficient', status: 400 }, 'balance_too_low'],
  [{ code: 'account_invalid', status: 403 }, 'disconnected'],
  [{ code: 'invalid_request_error', status: 403 }, 'disconnected'],
  [{ code: 'invalid_request_error', status: 400, param: 'amount' }, 'more_than_left'],
  [{ code: 'parameter_unknown', status: 400, param: 'reason' }, 'other'],
] as const)('%j is told as %s', (refused, expected) => {
  expect(refundRefusal(refused)).toBe(expected)
})
