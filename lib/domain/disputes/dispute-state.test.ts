import { expect, test } from 'vitest'
import { DISPUTE_STATUSES, forbidsRefunds, isInquiry, isOpen, statusOf, waitsForAnswer } from './dispute-state'
import { reminderDue, timeLeft } from './time-left'

test('every status says whether it is open, and whether its seller must answer', () => {
  const dueBy = new Date()
  const table = DISPUTE_STATUSES.map((status) => [status, isOpen(status), waitsForAnswer({ status, dueBy }), isInquiry(status)].join(' '))
  expect(table).toEqual([
    'warning_needs_response true true true',
    'warning_under_review true false true',
    'warning_closed false false true',
    'needs_response true true false',
    'under_review true false false',
    'won false false false',
    'lost false false false',
    'appeal_needs_response true false false',
    'appeal_under_review true false false',
    'prevented false false false',
  ])
})

test('a status that Stripe has added since is open, and nothing is asked of the seller here', () => {
  expect(statusOf('mediation')).toBeNull()
  expect(isOpen('mediation')).toBe(true)
  expect(waitsForAnswer({ status: 'mediation', dueBy: new Date() })).toBe(false)
})

test('nothing is asked where no answer is possible', () => {
  expect(waitsForAnswer({ status: 'needs_response', dueBy: null })).toBe(false)
})

test('refunds are forbidden while a dispute is open, except for an inquiry', () => {
  expect(forbidsRefunds({ closedAt: null, isChargeRefundable: false })).toBe(true)
  expect(forbidsRefunds({ closedAt: null, isChargeRefundable: true })).toBe(false)
  expect(forbidsRefunds({ closedAt: new Date(), isChargeRefundable: false })).toBe(false)
})

test.each([
  [9 * 24, 'days', 9],
  [49, 'days', 2],
  [47.9, 'hours', 47],
  [0.5, 'hours', 0],
  [0, 'over', 0],
  [-5, 'over', 0],
] as const)('%s hours before the end: %s %s', (hours, unit, count) => {
  const now = new Date('2026-12-01T12:00:00Z')
  expect(timeLeft(new Date(now.getTime() + hours * 3_600_000), now)).toEqual({ unit, count })
})

test.each([
  [73, null, null],
  [72, null, 72],
  [30, 72, null],
  [24, 72, 24],
  [2, null, 3],
  [2, 3, null],
  [0, 24, null],
])('%s hours before the end, reminded at %s: the reminder of %s hours is due', (hours, reminded, expected) => {
  const now = new Date('2026-12-01T12:00:00Z')
  const dueBy = new Date(now.getTime() + hours * 3_600_000)
  expect(reminderDue({ dueBy, openedAt: new Date('2026-11-01'), reminded }, now)).toBe(expected)
})

test('one that began two days before its end is not reminded of three', () => {
  const openedAt = new Date('2026-12-01T12:00:00Z')
  expect(reminderDue({ dueBy: new Date('2026-12-03T12:00:00Z'), openedAt, reminded: null }, openedAt)).toBeNull()
})
