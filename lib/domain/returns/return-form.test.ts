import { expect, test } from 'vitest'
import { parseLines } from '@/lib/domain/text/typed-lines'
import { parseReceived, parseReturn, postedReceived, receivedFields } from './return-form'
import { closedByRefund } from './return-refund'

const left = new Map([['mug', 2]])
const wish = (values: Partial<Parameters<typeof parseReturn>[0]>) =>
  parseReturn({ quantities: { mug: '1' }, reason: 'damaged', words: '', ...values }, left)

test('a return names pieces that may still be returned, and a reason; words may be left out', () => {
  expect(wish({ words: ' It is cracked.\r\nBoth handles. ' })).toEqual({
    ok: true,
    wish: { pieces: new Map([['mug', 1]]), reason: 'damaged', words: 'It is cracked.\nBoth handles.' },
  })
  expect(wish({})).toMatchObject({ ok: true, wish: { words: null } })
})

test.each([
  ['more than may be returned', { quantities: { mug: '3' } }, 'returns.tooMany'],
  ['a line of something else', { quantities: { vase: '1' } }, 'returns.tooMany'],
  ['what is no number', { quantities: { mug: '-1' } }, 'returns.tooMany'],
  ['nothing at all', { quantities: { mug: ' ' } }, 'returns.nothing'],
  ['no reason', { reason: '' }, 'returns.noReason'],
  ['too many words', { words: 'a'.repeat(1001) }, 'tooLong'],
  ['hidden characters', { words: 'a\u202Eb' }, 'unreadable'],
])('a return of %s is refused', (_, values, key) => {
  expect(wish(values)).toMatchObject({ ok: false, said: { key } })
})

test('an address keeps its lines', () => {
  expect(parseLines('Clay & Kiln\r\n1 High Street\n', 500)).toEqual({ ok: true, text: 'Clay & Kiln\n1 High Street' })
})

const sent = new Map([
  ['a', 2],
  ['b', 1],
])
const arrived = (quantity: string, condition = 'as_new', restock = true) => ({ quantity, condition, restock })

test('what arrives is said for each line; what did not arrive has no condition and is not restocked', () => {
  expect(parseReceived({ a: arrived('1'), b: arrived('0') }, sent)).toEqual({
    ok: true,
    lines: [
      { returnLineId: 'a', receivedQuantity: 1, condition: 'as_new', isRestocked: true },
      { returnLineId: 'b', receivedQuantity: 0, condition: null, isRestocked: false },
    ],
  })
})

test.each([
  ['more than were sent', { a: arrived('3'), b: arrived('1') }, 'returns.tooManyReceived'],
  ['a line that is not told', { a: arrived('1') }, 'returns.tooManyReceived'],
  ['no condition', { a: arrived('1', ''), b: arrived('0') }, 'returns.noCondition'],
  ['nothing', { a: arrived('0'), b: arrived('0') }, 'returns.nothingReceived'],
])('what arrives is refused: %s', (_, values, key) => {
  expect(parseReceived(values, sent)).toMatchObject({ ok: false, said: { key } })
})

test('a posted form is read by the ids of its lines', () => {
  const form = new FormData()
  form.set(receivedFields('a').quantity, '2')
  form.set(receivedFields('a').condition, 'used')
  expect(postedReceived(form)).toEqual({ a: { quantity: '2', condition: 'used', restock: false } })
})

const row = (id: string, status: Parameters<typeof closedByRefund>[1][number]['status'], refundedBeforeMinor = 0) => ({
  id,
  status,
  refundedBeforeMinor,
})

test.each([
  ['nothing was refunded since', 500, [row('a', 'received', 500)], [], []],
  ['a part of it was: what was received is closed, what is under way is not', 500, [row('a', 'received'), row('b', 'sent')], ['a'], ['b']],
  ['a part of it was before anything arrived', 500, [row('a', 'sent')], [], []],
  ['all of it was: everything open is closed', 2000, [row('a', 'requested'), row('b', 'sent', 2000), row('c', 'declined')], ['a', 'b'], []],
])('a refund at Stripe closes returns: %s', (_, refundedMinor, returns, closed, others) => {
  expect(closedByRefund({ amountMinor: 2000, refundedMinor }, returns)).toEqual({ closed, others })
})
