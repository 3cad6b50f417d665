import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DiscountTerms, plainCode, sharesOf, whyNotFor, whyNotNow } from './discount'

const code = (own: Partial<DiscountTerms> = {}): DiscountTerms => ({
  ...{ id: 'd', code: 'SPRING', sellerId: 's', kind: 'percent', percentBps: 1000, amountMinor: null, currency: null, minGoodsMinor: null },
  ...{ productIds: [], startsAt: null, endsAt: null, limitTotal: null, limitPerBuyer: null },
  ...own,
})
const line = (goodsMinor: number, productId = 'p') => ({ productId, goodsMinor })
const NOW = new Date('2026-12-01T12:00:00Z')
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

describe('what a code takes off', () => {
  it('is a percentage of all the goods together, shared out to the last cent', () => {
    expect(sharesOf(code(), [line(333), line(333), line(333)], 'usd')).toEqual([33, 33, 33])
    expect(sharesOf(code({ percentBps: 5000 }), [line(333), line(333), line(333)], 'usd')).toEqual([167, 166, 166])
  })

  it('is a fixed sum, at most what the goods cost, and nothing of what it does not apply to', () => {
    const fixed = code({ kind: 'amount', percentBps: null, amountMinor: 500, currency: 'usd', productIds: ['a'] })
    expect(sharesOf(fixed, [line(300, 'a'), line(900, 'b'), line(100, 'a')], 'usd')).toEqual([300, 0, 100])
  })

  it('is whole coins', () => {
    expect(sharesOf(code({ percentBps: 3333 }), [line(10_000)], 'isk')).toEqual([3300])
  })

  it('adds up to the whole and is at most each line, for every input', () => {
    const terms = fc.oneof(
      fc.integer({ min: 1, max: 10_000 }).map((percentBps) => code({ percentBps })),
      fc.integer({ min: 1, max: 10_000_000 }).map((amountMinor) => code({ kind: 'amount', percentBps: null, amountMinor, currency: 'usd' })),
    )
    fc.assert(
      fc.property(terms, fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 1, maxLength: 50 }), (own, goods) => {
        const shares = sharesOf(
          own,
          goods.map((minor) => line(minor)),
          'usd',
        )
        const whole = goods.reduce((sum, minor) => sum + minor, 0)
        const expected = own.kind === 'percent' ? Math.floor((whole * (own.percentBps ?? 0)) / 10_000) : Math.min(whole, own.amountMinor ?? 0)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(expected)
        shares.forEach((share, at) => {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(goods[at] ?? 0)
        })
      }),
    )
  })
})

describe('a code is refused', () => {
  const none = { total: 0, byBuyer: 0 }

  it('before its first moment and from its last one on', () => {
    expect(whyNotNow(code({ startsAt: later(1) }), none, NOW)?.key).toBe('discount.notStarted')
    expect(whyNotNow(code({ startsAt: NOW, endsAt: later(1) }), none, NOW)).toBeNull()
    expect(whyNotNow(code({ endsAt: NOW }), none, NOW)?.key).toBe('discount.ended')
  })

  it('once it is used up, and by who has used it as often as they may', () => {
    expect(whyNotNow(code({ limitTotal: 2 }), { total: 2, byBuyer: 0 }, NOW)?.key).toBe('discount.usedUp')
    expect(whyNotNow(code({ limitTotal: 2, limitPerBuyer: 1 }), { total: 2, byBuyer: 1 }, NOW)?.key).toBe('discount.usedByYou')
    expect(whyNotNow(code({ limitTotal: 2, limitPerBuyer: 1 }), { total: 1, byBuyer: 0 }, NOW)).toBeNull()
  })

  it('below its least, in another currency, and where nothing is bought that it applies to', () => {
    const least = code({ minGoodsMinor: 2000, currency: 'usd' })
    expect(whyNotFor(least, [line(1500)], 'usd')).toMatchObject({ key: 'discount.minimum', values: { missing: { amountMinor: 500 } } })
    expect(whyNotFor(least, [line(2000)], 'usd')).toBeNull()
    expect(whyNotFor(least, [line(2000)], 'eur')?.key).toBe('discount.otherCurrency')
    expect(whyNotFor(code({ productIds: ['other'] }), [line(2000)], 'usd')?.key).toBe('discount.nothingApplies')
  })
})

it('is compared without case, spaces and wide letters', () => {
  expect(plainCode(' spring 10 ')).toBe('SPRING10')
  expect(plainCode('ＳＰＲＩＮＧ１０')).toBe('SPRING10')
})
