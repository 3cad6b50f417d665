import { describe, expect, test } from 'vitest'
import { isReviewable, MAX_REVIEW, parseReview, ratingOf, reviewWindow, whyHeld } from './review'

const day = (number: number) => new Date(Date.UTC(2026, 0, number))
const part = { status: 'captured', capturedAt: day(1), delivery: { minDays: 2, maxDays: 3 } }
const line = { id: 'line', kind: 'physical' as const }
const shipment = { shippedAt: day(2), deliveredAt: null, canceledAt: null, lines: [{ orderLineId: 'line' }] }

describe('a review can be written', () => {
  test('of what is not delivered, from its payment', () => {
    const bought = { line: { ...line, kind: 'digital' as const }, part, shipments: [] }
    expect(isReviewable({ line, part: { ...part, delivery: null }, shipments: [] }, day(1))).toBe(true)
    expect([isReviewable(bought, day(1)), isReviewable(bought, new Date('2027-01-01T00:00:00Z'))]).toEqual([true, false])
  })
  test('of what is shipped, once it is said to have arrived or usually has', () => {
    expect(reviewWindow({ line, part, shipments: [shipment] })?.from).toEqual(day(5))
    expect(reviewWindow({ line, part, shipments: [{ ...shipment, deliveredAt: day(3) }] })?.from).toEqual(day(3))
    const unknown = { ...part, delivery: { minDays: null, maxDays: null } }
    expect(reviewWindow({ line, part: unknown, shipments: [shipment] })?.from).toEqual(day(9))
  })
  test('of no line that has not left, was undone or is not paid', () => {
    expect(reviewWindow({ line, part, shipments: [] })).toBeNull()
    expect(reviewWindow({ line, part, shipments: [{ ...shipment, lines: [{ orderLineId: 'other' }] }] })).toBeNull()
    expect(reviewWindow({ line, part, shipments: [{ ...shipment, canceledAt: day(3) }] })).toBeNull()
    expect(reviewWindow({ line, part: { ...part, status: 'canceled' }, shipments: [shipment] })).toBeNull()
  })
})

test.each([
  ['Sturdy and blue.', { since: day(1), isKnown: false }, null],
  ['Sturdy and blue.', { since: day(80), isKnown: false }, 'first'],
  ['Sturdy and blue.', { since: null, isKnown: false }, 'first'],
  ['Sturdy and blue.', { since: null, isKnown: true }, null],
  ['Cheaper at www.example.com', { since: day(1), isKnown: true }, 'link'],
  ['Cheaper at bowls.shop', { since: day(1), isKnown: true }, 'link'],
  ['Cheaper at HTTPS://bowls.example', { since: day(1), isKnown: true }, 'link'],
  ['Arrived on day 2.5 or so. It holds.', { since: day(1), isKnown: true }, null],
])('%s: held for %o', (text, writer, why) => {
  expect(whyHeld(text, writer, day(90))).toBe(why)
})

test('what is typed is read, or told what is missing', () => {
  const typed = { rating: '4', text: ' Holds.\r\nBlue. ', name: '  Ada   L. ' }
  expect(parseReview(typed)).toEqual({ ok: true, wish: { rating: 4, text: 'Holds.\nBlue.', name: 'Ada L.' } })
  const said = (change: object) => {
    const read = parseReview({ ...typed, ...change })
    return read.ok ? null : read.said.key
  }
  expect([said({ rating: '' }), said({ rating: '6' }), said({ text: ' ' }), said({ name: '' })]).toEqual([
    'reviews.noRating',
    'reviews.noRating',
    'reviews.noText',
    'reviews.noName',
  ])
  expect([said({ text: 'x'.repeat(MAX_REVIEW + 1) }), said({ name: 'x'.repeat(41) }), said({ text: 'a\u202eb' })]).toEqual([
    'tooLong',
    'tooLong',
    'unreadable',
  ])
})

test('an average is rounded to one decimal, and none is of nothing', () => {
  expect(ratingOf([0, 0, 1, 1, 1])).toMatchObject({ average: 4, count: 3 })
  expect(ratingOf([1, 0, 0, 0, 2])).toMatchObject({ average: 3.7, count: 3 })
  expect([ratingOf(null), ratingOf([0, 0, 0, 0, 0])]).toEqual([null, null])
})
