import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { DiscountTerms } from './discount'
import { platformShares, type SubsidizedPart } from './platform-discount'

const code = (own: Partial<DiscountTerms> = {}): DiscountTerms => ({
  ...{ id: 'd', code: 'WELCOME', sellerId: null, kind: 'percent', percentBps: 1000, amountMinor: null, currency: null, minGoodsMinor: null },
  ...{ productIds: [], startsAt: null, endsAt: null, limitTotal: null, limitPerBuyer: null },
  ...own,
})
const fixed = (amountMinor: number) => code({ kind: 'amount', percentBps: null, amountMinor, currency: 'usd' })
const part = (goods: number[], feeMinor: number, own: Partial<SubsidizedPart> = {}): SubsidizedPart => {
  const lines = goods.map((goodsMinor) => ({ productId: 'p', goodsMinor, leftMinor: goodsMinor }))
  return { currency: 'usd', totalMinor: goods.reduce((sum, each) => sum + each, 0), feeMinor, leastMinor: 50, lines, ...own }
}
const sumsOf = (codes: DiscountTerms[], parts: SubsidizedPart[]) =>
  platformShares(codes, parts).shares.map((share) => share?.lineMinor.reduce((sum, each) => sum + each, 0) ?? 0)

it('takes a percentage of the goods, at most the fee of each charge', () => {
  expect(sumsOf([code()], [part([1000], 300), part([4000], 120)])).toEqual([100, 120])
})

it('shares a fixed sum out by what each fee can bear, never more than all of them', () => {
  expect(sumsOf([fixed(200)], [part([1000], 100), part([4000], 300)])).toEqual([50, 150])
  expect(sumsOf([fixed(900)], [part([1000], 100), part([4000], 300)])).toEqual([100, 300])
})

it('leaves what Stripe charges at least', () => {
  expect(sumsOf([fixed(500)], [part([100], 90)])).toEqual([50])
})

it('counts the code that saves most in each currency, and says why the other does not', () => {
  const euro = part([4000], 200, { currency: 'eur' })
  const { shares, refusals } = platformShares([code({ id: 'a', code: 'TEN' }), { ...fixed(50), id: 'b', code: 'HALF' }], [part([1000], 300), euro])
  expect(shares.map((share) => share?.terms.code)).toEqual(['TEN', 'TEN'])
  expect(refusals.map(({ terms, sentence }) => [terms.code, sentence.key])).toEqual([
    ['HALF', 'discount.otherIsBetter'],
    ['HALF', 'discount.otherCurrency'],
  ])
})

it('adds up to at most the sum and every fee, in lines that exist, for every input', () => {
  const money = fc.integer({ min: 1, max: 1_000_000 })
  const parts = fc.array(
    fc.tuple(fc.array(money, { minLength: 1, maxLength: 6 }), money).map(([goods, fee]) => part(goods, fee)),
    { minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(
      fc.oneof(
        money.map(fixed),
        fc.integer({ min: 1, max: 10_000 }).map((percentBps) => code({ percentBps })),
      ),
      parts,
      (terms, charges) => {
        const { shares } = platformShares([terms], charges)
        const sums = shares.map((share) => share?.lineMinor.reduce((sum, each) => sum + each, 0) ?? 0)
        if (terms.amountMinor !== null) expect(sums.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(terms.amountMinor)
        charges.forEach((charge, at) => {
          expect(sums[at]).toBeLessThanOrEqual(charge.feeMinor)
          if (charge.totalMinor >= charge.leastMinor) expect(charge.totalMinor - (sums[at] ?? 0)).toBeGreaterThanOrEqual(charge.leastMinor)
          for (const [place, share] of shares[at]?.lineMinor.entries() ?? []) expect(share).toBeLessThanOrEqual(charge.lines[place]?.leftMinor ?? 0)
        })
      },
    ),
  )
})
