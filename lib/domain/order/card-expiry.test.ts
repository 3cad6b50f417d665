import { expect, test } from 'vitest'
import { expiresBeforeCharge, hasExpiredBy } from './card-expiry'

test('a card is good until the end of the month on it', () => {
  const card = { expMonth: 12, expYear: 2026 }
  expect(hasExpiredBy(card, new Date('2026-12-31T23:59:59Z'))).toBe(false)
  expect(hasExpiredBy(card, new Date('2027-01-01T00:00:00Z'))).toBe(true)
})

test.each([
  ['is scheduled for a later day', 'scheduled', 'on_date', null, true],
  ['was canceled by its buyer', 'scheduled', 'on_date', 'buyer_canceled', false],
  ['is held already', 'authorized', 'on_date', null, false],
  ['is charged at the checkout', 'scheduled', 'at_checkout', null, false],
] as const)('whether the card expires first matters for a part that %s: %s', (_, status, chargeWhen, endReason, matters) => {
  const part = { status, chargeWhen, endReason, dueAt: new Date('2027-02-01T00:00:00Z') }
  expect(expiresBeforeCharge({ expMonth: 1, expYear: 2027 }, part)).toBe(matters)
  expect(expiresBeforeCharge({ expMonth: 2, expYear: 2027 }, part)).toBe(false)
})
