import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ItemView } from '@/lib/domain/wire/catalog-views'
import type { Said } from '@/lib/domain/wire/said'
import { type CartLineFacts, cartView, itemsToBuy } from './cart'

const kiln = { id: 'kiln', shopName: 'Kiln & Field', slug: 'kiln' }
const paper = { id: 'paper', shopName: 'Paper Hall', slug: 'paper' }

let made = 0
function product(columns: Partial<ItemView> = {}): ItemView {
  made += 1
  return {
    ...{
      id: `product-${made}`,
      variantId: `variant-${made}`,
      variantTitle: '',
      slug: `product-${made}`,
      name: 'Bowl',
      description: 'Thrown by hand.',
      priceMinor: 2000,
      hasDearer: false,
      rating: null,
      currency: 'eur',
    },
    ...{ stock: null, pictureUrl: null, pictureWidth: null, pictureHeight: null, seller: kiln, availability: { canBuy: true } },
    ...{
      leastChargeMinor: 50,
      isDelivered: false,
      isDigital: false,
      isMadeToOrder: false,
      needsAddress: false,
      later: null,
      chargeTime: 'at_checkout',
    },
    ...columns,
  }
}
function line(columns: Partial<ItemView> = {}, quantity = 1, seen?: { priceMinor: number; currency: string }): CartLineFacts {
  const shown = product(columns)
  const { priceMinor, currency } = seen ?? shown
  return { product: shown, quantity, seenPriceMinor: priceMinor, seenCurrency: currency }
}
const PAUSE: Said = { key: 'order.sellerPaused', values: { shop: 'Kiln & Field' } }
const paused = () => ({ availability: { canBuy: false, reason: 'seller_paused', sentence: PAUSE } }) as const
const eur = (amountMinor: number) => ({ amountMinor, currency: 'eur' })

test('lines are grouped by seller and currency, each with what it comes to, and each currency with its total', () => {
  const view = cartView([
    line({}, 2),
    line({ seller: paper, priceMinor: 500 }),
    line({ currency: 'usd', priceMinor: 1250 }),
    line({ priceMinor: 100 }),
  ])
  expect(view.groups.map(({ seller, currency, subtotalMinor, lines }) => [seller.shopName, currency, subtotalMinor, lines.length])).toEqual([
    ['Kiln & Field', 'eur', 4100, 2],
    ['Paper Hall', 'eur', 500, 1],
    ['Kiln & Field', 'usd', 1250, 1],
  ])
  expect(view.totals).toEqual([
    { currency: 'eur', totalMinor: 4600, laterMinor: 0 },
    { currency: 'usd', totalMinor: 1250, laterMinor: 0 },
  ])
  expect(view).toMatchObject({ canCheckOut: true, count: 5 })
})

test('an item whose seller cannot charge pauses with the reason and leaves the rest to be bought', () => {
  const view = cartView([line(paused()), line({ seller: paper })])
  expect(view.groups[0]).toMatchObject({
    subtotalMinor: 0,
    problem: null,
    lines: [{ pause: PAUSE, most: 0 }],
  })
  expect(view).toMatchObject({ canCheckOut: true, totals: [{ currency: 'eur', totalMinor: 2000 }], count: 2 })
  expect(itemsToBuy(view)).toHaveLength(1)
})

test('a total says how much of it is charged later than at the checkout', () => {
  const later = { when: 'on_date', day: '2026-12-24T00:00:00.000Z' } as const
  const view = cartView([line(), line({ later, chargeTime: 'on_date', priceMinor: 900 }, 2), line({ ...paused(), later })])
  expect(view.totals).toEqual([{ currency: 'eur', totalMinor: 3800, laterMinor: 1800 }])
})

test('a cart with nothing that can be bought cannot be paid', () => {
  expect(cartView([])).toEqual({ groups: [], totals: [], canCheckOut: false, count: 0 })
  expect(cartView([line(paused())])).toMatchObject({ canCheckOut: false, totals: [] })
})

test.each([
  [2, 3, { key: 'checkout.onlyLeft', values: { count: 2 } }],
  [3, 3, null],
])('%i in stock, %i wanted: pauses with %o', (stock, quantity, pause) => {
  expect(cartView([line({ stock }, quantity)]).groups[0]?.lines[0]).toMatchObject({ pause, most: stock })
})

test('a price that changed is told with both prices; today’s is what is paid', () => {
  const [dearer] = cartView([line({ priceMinor: 2400 }, 2, { priceMinor: 2000, currency: 'eur' })]).groups
  expect(dearer).toMatchObject({
    subtotalMinor: 4800,
    lines: [{ priceNote: { key: 'cart.priceChanged', values: { was: eur(2000), now: eur(2400) } } }],
  })
  const [moved] = cartView([line({ currency: 'usd' }, 1, { priceMinor: 2000, currency: 'eur' })]).groups
  expect(moved?.lines[0]?.priceNote).toMatchObject({ values: { was: eur(2000), now: { amountMinor: 2000, currency: 'usd' } } })
  expect(cartView([line()]).groups[0]?.lines[0]?.priceNote).toBeNull()
})

test('a seller’s part below what can be charged says what to do, and stands in the way until it is done', () => {
  const small = cartView([line({ priceMinor: 20 }), line({ seller: paper })])
  expect(small.groups.map(({ problem }) => problem)).toEqual([
    { key: 'cart.belowMinimum', values: { shop: 'Kiln & Field', limit: eur(50), missing: eur(30) } },
    null,
  ])
  expect(small.canCheckOut).toBe(false)
  expect(cartView([line({ priceMinor: 20 }, 3), line({ seller: paper })]).canCheckOut).toBe(true)
  // One seller, two currencies: two charges, each with its own least.
  expect(cartView([line(), line({ currency: 'jpy', priceMinor: 40 })]).groups[1]?.problem).toMatchObject({
    values: { missing: { amountMinor: 10, currency: 'jpy' } },
  })
})

test('a charge at another time has a least amount of its own', () => {
  const later = { name: 'Sticker', priceMinor: 20, chargeTime: 'on_shipment' }
  const apart = cartView([line(), line(later)])
  expect(apart.groups.map(({ problem }) => problem)).toEqual([
    { key: 'cart.belowMinimumApart', values: { items: { names: ['Sticker'] }, count: 1, limit: eur(50), missing: eur(30) } },
  ])
  expect(apart.canCheckOut).toBe(false)
  expect(cartView([line(), line(later), line({ ...later, priceMinor: 30 })]).canCheckOut).toBe(true)
})

test('a part that is paused altogether has no least amount', () => {
  expect(cartView([line({ priceMinor: 20, ...paused() }), line({ seller: paper })])).toMatchObject({ canCheckOut: true })
})

test('a part above what can be charged at once says so', () => {
  const view = cartView([line({ priceMinor: 60_000_000 }, 2)])
  expect(view.groups[0]?.problem).toEqual({ key: 'cart.aboveMaximum', values: { shop: 'Kiln & Field', limit: eur(99_999_999) } })
})

test('goods beyond the limit of one purchase wait for the next', () => {
  const view = cartView([line(paused()), ...Array.from({ length: 51 }, () => line())])
  expect(itemsToBuy(view)).toHaveLength(50)
  expect(view.groups[0]?.lines.at(-1)?.pause).toEqual({ key: 'cart.tooManyProducts', values: { max: 50 } })
  expect(view.canCheckOut).toBe(true)
})

const facts = fc.record({
  priceMinor: fc.integer({ min: 1, max: 200_000 }),
  quantity: fc.integer({ min: 1, max: 20 }),
  stock: fc.option(fc.integer({ min: 1, max: 20 })),
  currency: fc.constantFrom('eur', 'usd', 'jpy', 'gbp'),
  seller: fc.constantFrom(kiln, paper),
  isPaused: fc.boolean(),
  chargeTime: fc.constantFrom('at_checkout', 'on_shipment'),
})

test('whatever is in a cart: the sums are those of what is bought, and every part of a cart that can be paid can be charged', () => {
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 60 }), (all) => {
      const lines = all.map(({ quantity, isPaused, ...columns }) => line({ ...columns, ...(isPaused && paused()) }, quantity))
      const view = cartView(lines)
      const sold = itemsToBuy(view)
      const sum = (currency: string) =>
        sold.filter((item) => item.seenCurrency === currency).reduce((total, { seenPriceMinor, quantity }) => total + seenPriceMinor * quantity, 0)
      for (const { currency, totalMinor } of view.totals) expect(totalMinor).toBe(sum(currency))
      for (const { seenCurrency } of sold) expect(view.totals.map(({ currency }) => currency)).toContain(seenCurrency)
      for (const { variantId, quantity } of sold) {
        const { product: shown } = lines.find((each) => each.product.variantId === variantId) as CartLineFacts
        expect(shown.availability.canBuy && (shown.stock ?? quantity) >= quantity).toBe(true)
      }
      expect(view.groups.reduce((count, group) => count + group.lines.length, 0)).toBe(lines.length)
      if (!view.canCheckOut) return
      for (const { lines: own } of view.groups) {
        const charges = new Map<string, number>()
        for (const { product: shown, pause, amountMinor } of own)
          if (pause === null) charges.set(shown.chargeTime, (charges.get(shown.chargeTime) ?? 0) + amountMinor)
        for (const amountMinor of charges.values()) expect(amountMinor).toBeGreaterThanOrEqual(50)
      }
    }),
  )
})
