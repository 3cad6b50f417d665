import { expect, test } from 'vitest'
import { fulfilmentStatus, mayUndo, openPieces } from './fulfilment'

const mug = { id: 'mug', kind: 'physical', quantity: 3 }
const course = { id: 'course', kind: 'service', quantity: 1 }
const at = new Date('2026-12-01T12:00:00Z')
const shipment = (quantity: number, { deliveredAt = null, canceledAt = null }: { deliveredAt?: Date | null; canceledAt?: Date | null } = {}) => ({
  ...{ deliveredAt, canceledAt },
  lines: [{ orderLineId: 'mug', quantity }],
})

test.each([
  ['nothing physical has no status', [course], [], null, []],
  ['nothing has left', [mug, course], [], 'unfulfilled', [['mug', 3]]],
  ['some pieces have left', [mug], [shipment(1)], 'partly', [['mug', 2]]],
  ['all have left, in two parcels, and one has arrived', [mug], [shipment(1, { deliveredAt: at }), shipment(2)], 'fulfilled', []],
  ['all have arrived', [mug], [shipment(3, { deliveredAt: at })], 'delivered', []],
  ['what was undone is to be shipped again', [mug], [shipment(3, { canceledAt: at })], 'unfulfilled', [['mug', 3]]],
])('%s', (_name, lines, shipments, status, open) => {
  expect(fulfilmentStatus(lines, shipments)).toBe(status)
  expect([...openPieces(lines, shipments)]).toEqual(open)
})

test('what was said last is taken back within a day, and what was undone is not undone again', () => {
  const made = { shippedAt: at, deliveredAt: null, canceledAt: null }
  const hours = (count: number) => new Date(at.getTime() + count * 3_600_000)
  expect(mayUndo(made, hours(23))).toBe(true)
  expect(mayUndo(made, hours(24))).toBe(false)
  expect(mayUndo({ ...made, deliveredAt: hours(30) }, hours(40))).toBe(true)
  expect(mayUndo({ ...made, canceledAt: hours(1) }, hours(2))).toBe(false)
})
