import { expect, test } from 'vitest'
import { type RefundedSteps, type ReversedLine, taxToReverse } from './tax-reversal'

const MUGS = { orderLineId: 'mugs', steps: 3, amountMinor: 1000, taxMinor: 88 }
const BOWL = { orderLineId: 'bowl', steps: 1, amountMinor: 2000, taxMinor: 175 }
const DELIVERY = { orderLineId: null, steps: 500, amountMinor: 500, taxMinor: 44 }
const RECORD = [MUGS, BOWL, DELIVERY]

const reverse = (refunded: RefundedSteps[], reversed: ReversedLine[] = [], isWhole = false) =>
  taxToReverse('usd', RECORD, { isWhole, refunded, reversed })

test('a whole refund takes the whole record back in one', () => {
  expect(reverse([{ orderLineId: 'mugs', steps: 3 }], [], true)).toBeNull()
})

test('a line gives back by its pieces, and its last piece gives the rest', () => {
  const first = reverse([{ orderLineId: 'mugs', steps: 1 }])
  expect(first).toEqual([{ orderLineId: 'mugs', amountMinor: 333, taxMinor: 29 }])
  const both = [
    { orderLineId: 'mugs', steps: 1 },
    { orderLineId: 'mugs', steps: 2 },
  ]
  expect(reverse(both, first ?? [])).toEqual([{ orderLineId: 'mugs', amountMinor: 667, taxMinor: 59 }])
})

test('what names no line changes no tax, until all is refunded', () => {
  expect(reverse([])).toEqual([])
  const reversed = [{ orderLineId: 'bowl', amountMinor: 2000, taxMinor: 175 }]
  expect(reverse([{ orderLineId: 'bowl', steps: 1 }], reversed, true)).toEqual([
    { orderLineId: 'mugs', amountMinor: 1000, taxMinor: 88 },
    { orderLineId: null, amountMinor: 500, taxMinor: 44 },
  ])
})

test('a refund that came back and is made again takes nothing twice', () => {
  const reversed = [{ orderLineId: null, amountMinor: 500, taxMinor: 44 }]
  expect(reverse([], reversed)).toEqual([])
  expect(reverse([{ orderLineId: null, steps: 500 }], reversed)).toEqual([])
})

test('refunds in any order and in any steps come to the whole record', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const pieces = [...Array(3).fill('mugs'), 'bowl', null, null].map((orderLineId) => ({ orderLineId, steps: orderLineId === null ? 250 : 1 }))
    const order = pieces.toSorted((a, b) => (hash(seed, pieces.indexOf(a)) < hash(seed, pieces.indexOf(b)) ? -1 : 1))
    const reversed: ReversedLine[] = []
    for (let at = 1; at <= order.length; at += 1) reversed.push(...(reverse(order.slice(0, at), reversed) ?? []))
    for (const { orderLineId, amountMinor, taxMinor } of RECORD) {
      const own = reversed.filter((line) => line.orderLineId === orderLineId)
      expect([own.reduce((sum, line) => sum + line.amountMinor, 0), own.reduce((sum, line) => sum + line.taxMinor, 0)]).toEqual([
        amountMinor,
        taxMinor,
      ])
    }
  }
})

function hash(seed: number, at: number): number {
  return (Math.imul(seed * 31 + at * 17 + 7, 2654435761) >>> 0) / 2 ** 32
}

test('what was never captured is taken back first, then the pieces by what they were charged', () => {
  const mugs = { ...MUGS, uncharged: { amountMinor: 700, taxMinor: 58 } }
  const back = (steps: number, reversed: ReversedLine[]) =>
    taxToReverse('usd', [mugs], { isWhole: false, refunded: [{ orderLineId: 'mugs', steps }], reversed })
  const uncharged = [{ orderLineId: 'mugs', amountMinor: 700, taxMinor: 58 }]
  expect(back(0, [])).toEqual(uncharged)
  expect(back(0, uncharged)).toEqual([])
  expect(back(1, uncharged)).toEqual([{ orderLineId: 'mugs', amountMinor: 100, taxMinor: 10 }])
  expect(back(3, uncharged)).toEqual([{ orderLineId: 'mugs', amountMinor: 300, taxMinor: 30 }])
})
