import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type GivenBack, leftToGive, type PaidPart, type RefundAmount, type RefundWish, refundAmount, wishForRest } from './refund-amount'

/** Three bowls for $10.00 in all with 8 % tax on top, a jug for $25.00 that holds its tax, delivery for $5.00 with tax on top. */
const part: PaidPart = {
  currency: 'usd',
  capturedMinor: 1000 + 80 + 2500 + 500 + 40,
  shipping: { amountMinor: 500, taxMinor: 40, taxInclusiveMinor: 0 },
  lines: [
    { id: 'bowl', quantity: 3, amountMinor: 1000, taxMinor: 80, taxInclusiveMinor: 0, shipped: 1, dropped: 0 },
    { id: 'jug', quantity: 1, amountMinor: 2500, taxMinor: 400, taxInclusiveMinor: 400, shipped: 1, dropped: 0 },
  ],
}
const wish = (more: Partial<RefundWish>): RefundWish => ({ lines: [], shippingMinor: 0, adjustmentMinor: 0, ...more })
const pieces = (orderLineId: string, open: number, sent = 0) => ({ orderLineId, open, sent, isRestocked: false })
const given = ({ amountMinor, shippingMinor, lines }: RefundAmount, status: GivenBack['status'] = 'succeeded'): GivenBack => ({
  status,
  amountMinor,
  shippingMinor,
  lines,
})

function worked(refunds: GivenBack[], of: Partial<RefundWish>, from = part): RefundAmount {
  const amount = refundAmount(from, refunds, wish(of))
  if ('code' in amount) throw new Error(JSON.stringify(amount))
  return amount
}

test('a line gives back what its pieces cost, with the tax on them; the last piece gives the rest', () => {
  const first = worked([], { lines: [pieces('bowl', 1)] })
  expect(first).toMatchObject({ amountMinor: 333 + 26, goodsMinor: 333, taxMinor: 26, taxInclusiveMinor: 0 })
  const second = worked([given(first)], { lines: [pieces('bowl', 1)] })
  expect(second).toMatchObject({ amountMinor: 333 + 27 })
  const dropped = { ...part, lines: part.lines.map((line) => (line.id === 'bowl' ? { ...line, dropped: 2 } : line)) }
  const third = worked([given(first), given(second)], { lines: [pieces('bowl', 0, 1)] }, dropped)
  expect([first, second, third].reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(1080)
})

test('tax that a price holds goes back within it; delivery takes the tax on it along', () => {
  expect(worked([], { lines: [pieces('jug', 0, 1)] })).toMatchObject({ amountMinor: 2500, taxMinor: 400, taxInclusiveMinor: 400 })
  expect(worked([], { shippingMinor: 250 })).toMatchObject({ amountMinor: 270, shippingMinor: 250, taxMinor: 20 })
})

test('pieces that left are refunded as such, and those that did not as such', () => {
  expect(leftToGive(part, []).lines).toEqual([
    { orderLineId: 'bowl', open: 2, sent: 1 },
    { orderLineId: 'jug', open: 0, sent: 1 },
  ])
  expect(refundAmount(part, [], wish({ lines: [pieces('bowl', 3)] }))).toEqual({ code: 'too_many_pieces' })
  expect(refundAmount(part, [], wish({ lines: [pieces('bowl', 0, 2)] }))).toEqual({ code: 'too_many_pieces' })
  expect(refundAmount(part, [], wish({ lines: [pieces('cup', 1)] }))).toEqual({ code: 'too_many_pieces' })
})

test('a refund that failed or was refused gives its pieces free again, one that is asked for does not', () => {
  const first = worked([], { lines: [pieces('jug', 0, 1)] })
  expect(worked([given(first, 'failed')], { lines: [pieces('jug', 0, 1)] })).toMatchObject({ amountMinor: 2500 })
  expect(refundAmount(part, [given(first, 'asked')], wish({ lines: [pieces('jug', 0, 1)] }))).toEqual({ code: 'too_many_pieces' })
})

test('nobody gives back nothing, more than is left, or fractions of a coin', () => {
  expect(refundAmount(part, [], wish({}))).toEqual({ code: 'nothing' })
  expect(refundAmount(part, [], wish({ lines: [pieces('bowl', 1)], adjustmentMinor: -900 }))).toEqual({ code: 'nothing' })
  expect(refundAmount(part, [], wish({ adjustmentMinor: part.capturedMinor + 1 }))).toEqual({ code: 'too_much', leftMinor: part.capturedMinor })
  expect(refundAmount(part, [], wish({ shippingMinor: 501 }))).toEqual({ code: 'too_much_shipping', leftMinor: 500 })
  expect(refundAmount({ ...part, currency: 'isk' }, [], wish({ adjustmentMinor: 50 }))).toEqual({ code: 'last_digit' })
})

test('all that is left is exactly what was not given back, whatever was before', () => {
  const goodwill = worked([], { adjustmentMinor: 700 })
  const rest = wishForRest(part, [given(goodwill)], () => true)
  expect(rest.adjustmentMinor).toBe(-700)
  expect(worked([given(goodwill)], rest).amountMinor).toBe(part.capturedMinor - 700)
})

const minor = fc.integer({ min: 0, max: 50_000 })
const taxed = fc
  .record({ amountMinor: minor, taxShare: fc.integer({ min: 0, max: 25 }), isInclusive: fc.boolean() })
  .map(({ amountMinor, taxShare, isInclusive }) => {
    const taxMinor = Math.floor((amountMinor * taxShare) / 100)
    return { amountMinor, taxMinor, taxInclusiveMinor: isInclusive ? taxMinor : 0 }
  })
const anyPart = fc
  .record({ shipping: taxed, lines: fc.array(fc.tuple(taxed, fc.integer({ min: 1, max: 6 })), { minLength: 1, maxLength: 4 }) })
  .map(({ shipping, lines }): PaidPart => {
    const paid = lines.map(([line, quantity], at) => ({ ...line, id: String(at), quantity, shipped: 0, dropped: 0 }))
    const total = (each: { amountMinor: number; taxMinor: number; taxInclusiveMinor: number }) =>
      each.amountMinor + each.taxMinor - each.taxInclusiveMinor
    return { currency: 'usd', capturedMinor: [...paid, shipping].reduce((sum, each) => sum + total(each), 0), shipping, lines: paid }
  })

test('all lines and delivery, refunded piece by piece in any order, come to what was paid, with its tax', () => {
  fc.assert(
    fc.property(anyPart, fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 3 }), (of, chances, shippingSteps) => {
      const steps = [
        ...of.lines.flatMap(({ id, quantity }) => Array.from({ length: quantity }, () => ({ lines: [pieces(id, 1)] }))),
        ...Array.from({ length: shippingSteps }, (_, at) => ({
          shippingMinor: at === shippingSteps - 1 ? -1 : Math.floor(of.shipping.amountMinor / shippingSteps),
        })),
      ]
      const order = steps.map((step) => ({ step, chance: chances.next().value ?? 0 })).sort((a, b) => a.chance - b.chance)
      const done: RefundAmount[] = []
      for (const { step } of order) {
        // Nothing is left of what cost nothing.
        const rest = 'shippingMinor' in step && step.shippingMinor === -1
        if (rest) continue
        const amount = refundAmount(
          of,
          done.map((each) => given(each)),
          wish(step),
        )
        if ('code' in amount) expect(amount.code).toBe('nothing')
        else done.push(amount)
      }
      const left = leftToGive(
        of,
        done.map((each) => given(each)),
      )
      const last = refundAmount(
        of,
        done.map((each) => given(each)),
        wish({ shippingMinor: left.shippingMinor }),
      )
      if (!('code' in last)) done.push(last)
      // Pieces that cost nothing alone stay unrefunded: they are worth nothing, but hold the rest of their line's rounding.
      const refundedAll = of.lines.every(
        ({ id, quantity }) =>
          done.reduce((sum, { lines }) => sum + lines.reduce((n, line) => n + (line.orderLineId === id ? line.quantity : 0), 0), 0) === quantity,
      )
      const total = done.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
      expect(total).toBeLessThanOrEqual(of.capturedMinor)
      if (refundedAll) {
        expect(total).toBe(of.capturedMinor)
        expect(done.reduce((sum, { taxMinor }) => sum + taxMinor, 0)).toBe(
          [...of.lines, of.shipping].reduce((sum, { taxMinor }) => sum + taxMinor, 0),
        )
      }
    }),
  )
})

test('of no schedule of wishes more goes back than was charged', () => {
  const wishes = fc.array(
    fc.record({
      line: fc.nat({ max: 3 }),
      quantity: fc.nat({ max: 6 }),
      shippingMinor: fc.nat({ max: 60_000 }),
      adjustmentMinor: fc.integer({ min: -30_000, max: 60_000 }),
    }),
    { maxLength: 10 },
  )
  fc.assert(
    fc.property(anyPart, wishes, (of, all) => {
      const done: GivenBack[] = []
      for (const { line, quantity, ...amounts } of all) {
        const amount = refundAmount(of, done, {
          lines: [pieces(String(line), quantity)].filter(({ orderLineId }) => of.lines.some(({ id }) => id === orderLineId)),
          ...amounts,
        })
        if (!('code' in amount)) done.push(given(amount))
      }
      expect(done.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBeLessThanOrEqual(of.capturedMinor)
      for (const { orderLineId, open, sent } of leftToGive(of, done).lines) expect(open + sent, orderLineId).toBeGreaterThanOrEqual(0)
    }),
  )
})
