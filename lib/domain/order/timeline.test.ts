import { expect, test } from 'vitest'
import { type PartOfTimeline, type StoredEvent, timeline } from './timeline'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 30, 12, minute))
const part = (id: string, facts: Partial<PartOfTimeline> = {}): PartOfTimeline => ({
  id,
  amountMinor: 3400,
  currency: 'usd',
  shipRemindedAt: null,
  partialCapture: null,
  settlement: null,
  refunds: [],
  ...facts,
})
let made = 0
const event = (name: string, minute: number, sellerOrderId: string | null = null, detail: unknown = null): StoredEvent => {
  made += 1
  return { id: String(made), sellerOrderId, event: name, detail, at: at(minute) }
}
const kinds = (entries: { kind: string }[]) => entries.map(({ kind }) => kind)

const purchase = [
  event('placed', 0),
  event('card_saving', 1),
  event('card_requires_action', 2),
  event('card_ready', 3),
  event('part_authorizing', 4, 'a'),
  event('part_authorizing', 4, 'b'),
  event('part_captured', 5, 'a', { paymentIntentId: 'pi_1' }),
  event('part_declined', 5, 'b', { reason: 'card_declined', code: 'insufficient_funds' }),
  event('contradiction', 6, 'b', { sentence: 'part b went from declined to scheduled' }),
]

test.each([
  ['buyer', undefined, ['placed', 'card_confirmation', 'charged', 'declined']],
  ['seller', 'a', ['placed', 'charged']],
  ['seller', 'b', ['placed', 'declined']],
  [
    'operator',
    undefined,
    ['placed', 'card_saving', 'card_confirmation', 'card_ready', 'authorizing', 'authorizing', 'charged', 'declined', 'contradiction'],
  ],
] as const)('the %s of part %s reads what concerns them', (reader, partId, expected) => {
  expect(kinds(timeline(purchase, [part('a'), part('b')], reader, partId))).toEqual(expected)
})

test('a charge carries its amount, a refusal its typed reason; notes are for the operator alone', () => {
  const parts = [part('a'), part('b')]
  const buyer = timeline(purchase, parts, 'buyer')
  expect(buyer.find(({ kind }) => kind === 'charged')).toMatchObject({ partId: 'a', money: { amountMinor: 3400, currency: 'usd' } })
  expect(buyer.find(({ kind }) => kind === 'declined')).toMatchObject({ reason: 'card_declined', note: null })
  const operator = timeline(purchase, parts, 'operator')
  expect(operator.find(({ kind }) => kind === 'contradiction')).toMatchObject({ note: 'part b went from declined to scheduled' })
})

test('of a hold that was taken in part, what was held and what was taken stand apart', () => {
  const held = [event('part_authorized', 1, 'a'), event('part_captured', 2, 'a')]
  const [authorized, charged] = timeline(held, [part('a', { amountMinor: 500, partialCapture: { agreedMinor: 2000 } })], 'seller')
  expect(authorized).toMatchObject({ kind: 'authorized', money: { amountMinor: 2000, currency: 'usd' } })
  expect(charged).toMatchObject({ kind: 'charged', money: { amountMinor: 500, currency: 'usd' } })
})

test('partial refunds without an event of their own are entries; a full one is told once, by its refund', () => {
  const refunds = [{ id: 'r1', stripeRefundId: 're_1', amountMinor: 2000, status: 'succeeded', createdAt: at(9) }]
  const partly = timeline(purchase, [part('a', { refunds }), part('b')], 'buyer')
  expect(partly.at(-1)).toMatchObject({ kind: 'refunded', money: { amountMinor: 2000, currency: 'usd' }, at: at(9) })
  const whole = timeline([...purchase, event('part_refunded', 10, 'a')], [part('a', { refunds }), part('b')], 'buyer')
  expect(kinds(whole).filter((kind) => kind === 'refunded')).toHaveLength(1)
  const unread = timeline([...purchase, event('part_refunded', 10, 'a')], [part('a'), part('b')], 'buyer')
  expect(unread.at(-1)).toMatchObject({ kind: 'refunded', money: { amountMinor: 3400 } })
})

test.each([
  ['pending', [], ['refund_pending']],
  ['failed', [], ['refund_failed']],
  ['failed', [event('part_refund_failed', 12, 'a')], ['refunded', 'refund_failed']],
])('a refund that is %s is told as it stands', (status, events, expected) => {
  const refunds = [{ id: 'r1', stripeRefundId: 're_1', amountMinor: 3400, status, createdAt: at(9) }]
  expect(kinds(timeline(events, [part('a', { refunds })], 'seller', 'a'))).toEqual(expected)
})

test('settlement and the reminder to ship stand in their time, for seller and operator', () => {
  const facts = part('a', { shipRemindedAt: at(7), settlement: { settledAt: at(8), currency: 'eur', netMinor: 2900 } })
  expect(kinds(timeline([event('shipped', 9, 'a')], [facts], 'seller', 'a'))).toEqual(['ship_reminded', 'settled', 'shipped'])
  expect(kinds(timeline([event('shipped', 9, 'a')], [facts], 'buyer'))).toEqual(['shipped'])
})

test('an event that is not known here, or a detail of another shape, is still shown to the operator', () => {
  const strange = [event('from_the_future', 0, null, ['x']), event('part_captured', 1, 'gone', 'text')]
  expect(timeline(strange, [], 'operator')).toMatchObject([
    { kind: 'other', note: 'from_the_future' },
    { kind: 'charged', money: null },
  ])
  expect(timeline(strange, [], 'buyer')).toMatchObject([{ kind: 'charged' }])
})
