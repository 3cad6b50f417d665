import { expect, test } from 'vitest'
import { agreedShares, chargedShares, sharesOf, taxOfShares } from './charged-share'

const part = {
  currency: 'usd',
  amountMinor: 4897,
  partialCapture: null,
  amount: { shippingMinor: 500 },
  lines: [
    { id: 'a', unitPriceMinor: 1999, quantity: 2 },
    { id: 'b', unitPriceMinor: 100, quantity: 1 },
  ],
  discounts: [{ orderLineId: 'b', amountMinor: 100 }],
  taxLines: [
    { orderLineId: 'a', amountMinor: 355, isInclusive: false },
    { orderLineId: null, amountMinor: 44, isInclusive: false },
  ],
}

test('what was charged in whole is what was agreed', () => {
  expect(chargedShares(part)).toEqual(agreedShares(part))
  expect(taxOfShares(agreedShares(part))).toEqual({ taxMinor: 399, taxInclusiveMinor: 0 })
})

test('every capture comes to its amount, none of its shares to more than was agreed', () => {
  const inclusive = { ...part, amountMinor: 4498, taxLines: part.taxLines.map((line) => ({ ...line, isInclusive: true })) }
  for (const sold of [part, inclusive]) {
    const agreed = agreedShares(sold)
    for (let captured = 1; captured <= sold.amountMinor; captured += 13) {
      const { lines, shipping } = sharesOf(sold, captured)
      const all = [...lines, shipping]
      expect(all.reduce((sum, each) => sum + each.amountMinor + each.taxMinor - each.taxInclusiveMinor, 0)).toBe(captured)
      const most = [...agreed.lines, agreed.shipping]
      all.forEach((each, at) => {
        expect(each.amountMinor).toBeLessThanOrEqual(most[at]?.amountMinor ?? 0)
        expect(each.taxMinor).toBeLessThanOrEqual(most[at]?.taxMinor ?? 0)
        expect(each.taxInclusiveMinor).toBeLessThanOrEqual(each.taxMinor)
      })
    }
  }
})
