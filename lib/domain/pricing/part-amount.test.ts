import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_TAX, type PartInput, partAmount } from './part-amount'

const FEE = { feeBps: 1000, feeFixedMinor: 30 }
const part = (own: Partial<PartInput>): PartInput => ({ currency: 'usd', lines: [], shippingMinor: 0, shippingTax: NO_TAX, fee: FEE, ...own })
const line = (goodsMinor: number, sellerMinor = 0, tax = NO_TAX, platformMinor = 0) => ({ goodsMinor, discount: { sellerMinor, platformMinor }, tax })

describe('the amount of a part', () => {
  it('of goods alone is their sum, and the fee is counted of it', () => {
    expect(partAmount(part({ lines: [line(2500), line(1500)] }))).toEqual({
      goodsMinor: 4000,
      discountMinor: 0,
      shippingMinor: 0,
      taxMinor: 0,
      taxInclusiveMinor: 0,
      feeBaseMinor: 4000,
      applicationFeeMinor: 430,
      totalMinor: 4000,
    })
  })

  it('adds shipping and tax that is not in the price, of which the platform takes nothing', () => {
    const tax = { taxMinor: 200, inclusiveMinor: 0 }
    const amount = partAmount(part({ lines: [line(4000, 500, tax)], shippingMinor: 600, shippingTax: { taxMinor: 30, inclusiveMinor: 0 } }))
    expect(amount).toMatchObject({ totalMinor: 4330, taxMinor: 230, feeBaseMinor: 3500, applicationFeeMinor: 380 })
  })

  it('is lowered by what the platform bears as the fee is, so that the seller is left the same', () => {
    const [plain, lowered] = [0, 300].map((platformMinor) => partAmount(part({ lines: [line(4000, 500, NO_TAX, platformMinor)] })))
    expect(plain).toMatchObject({ totalMinor: 3500, applicationFeeMinor: 380, feeBaseMinor: 3500 })
    expect(lowered).toMatchObject({ totalMinor: 3200, applicationFeeMinor: 80, feeBaseMinor: 3500, discountMinor: 800 })
  })

  it('contains tax that is in the price, and the fee is not counted of that', () => {
    const amount = partAmount(part({ lines: [line(1190, 0, { taxMinor: 190, inclusiveMinor: 190 })] }))
    expect(amount).toMatchObject({ totalMinor: 1190, taxMinor: 190, taxInclusiveMinor: 190, feeBaseMinor: 1000, applicationFeeMinor: 130 })
  })

  it('is what its columns say, and its fee at most all of it, for every input', () => {
    const tax = fc.tuple(fc.nat(5000), fc.boolean()).map(([taxMinor, isIn]) => ({ taxMinor, inclusiveMinor: isIn ? taxMinor : 0 }))
    const lines = fc.array(
      fc.tuple(fc.integer({ min: 5000, max: 1_000_000 }), tax).chain(([goodsMinor, ofLine]) => {
        return fc.nat(goodsMinor - ofLine.inclusiveMinor).map((discountMinor) => line(goodsMinor, discountMinor, ofLine))
      }),
      { minLength: 1, maxLength: 20 },
    )
    const rules = fc.record({ feeBps: fc.nat(5000), feeFixedMinor: fc.nat(10_000) })
    fc.assert(
      fc.property(lines, fc.nat(50_000), rules, (ofLines, shippingMinor, fee) => {
        const amount = partAmount(part({ lines: ofLines, shippingMinor, fee }))
        const { goodsMinor, discountMinor, taxMinor, taxInclusiveMinor, totalMinor, applicationFeeMinor } = amount
        expect(totalMinor).toBe(goodsMinor - discountMinor + amount.shippingMinor + taxMinor - taxInclusiveMinor)
        expect(applicationFeeMinor).toBeGreaterThanOrEqual(0)
        expect(applicationFeeMinor).toBeLessThanOrEqual(totalMinor)
      }),
    )
  })
})
