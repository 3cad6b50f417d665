import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minimumCharge } from '@/lib/domain/money/money'
import type { ProductView } from '@/lib/domain/wire/views'
import { type CartLineFacts, cartView, itemsToBuy } from './cart'

const kiln = { id: 'kiln', shopName: 'Kiln & Field', slug: 'kiln' }
const paper = { id: 'paper', shopName: 'Paper Hall', slug: 'paper' }

let made = 0
function product(columns: Partial<ProductView> = {}): ProductView {
  made += 1
  return {
    ...{ id: `product-${made}`, slug: `product-${made}`, name: 'Bowl', description: 'Thrown by hand.', priceMinor: 2000, currency: 'eur' },
    ...{ stock: null, pictureUrl: null, pictureWidth: null, pictureHeight: null, seller: kiln, availability: { canBuy: true } },
    ...{ chargeWords: null, chargeTime: 'at_checkout' },
    ...columns,
  }
}
function line(columns: Partial<ProductView> = {}, quantity = 1, seen?: { priceMinor: number; currency: string }): CartLineFacts {
  const shown = product(columns)
  const { priceMinor, currency } = seen ?? shown
  return { product: shown, quantity, seenPriceMinor: priceMinor, seenCurrency: currency }
}
const paused = (sentence = 'Kiln & Field cannot take payments at the moment.') =>
  ({ availability: { canBuy: false, reason: 'seller_paused', sentence } }) as const

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
    { currency: 'eur', totalMinor: 4600 },
    { currency: 'usd', totalMinor: 1250 },
  ])
  expect(view).toMatchObject({ canCheckOut: true, count: 5 })
})

test('an item whose seller cannot charge pauses with the reason and leaves the rest to be bought', () => {
  const view = cartView([line(paused()), line({ seller: paper })])
  expect(view.groups[0]).toMatchObject({
    subtotalMinor: 0,
    problem: null,
    lines: [{ pause: 'Kiln & Field cannot take payments at the moment.', most: 0 }],
  })
  expect(view).toMatchObject({ canCheckOut: true, totals: [{ currency: 'eur', totalMinor: 2000 }], count: 2 })
  expect(itemsToBuy(view)).toHaveLength(1)
})

test('a cart with nothing that can be bought cannot be paid', () => {
  expect(cartView([])).toEqual({ groups: [], totals: [], canCheckOut: false, count: 0 })
  expect(cartView([line(paused())])).toMatchObject({ canCheckOut: false, totals: [] })
})

test.each([
  [1, 3, 'Only one is left. Choose 1 to buy it.'],
  [2, 3, 'Only 2 are left. Choose 2 or fewer.'],
  [3, 3, null],
])('%i in stock, %i wanted: %s', (stock, quantity, sentence) => {
  expect(cartView([line({ stock }, quantity)]).groups[0]?.lines[0]).toMatchObject({ pause: sentence, most: stock })
})

test('a price that changed is told with both prices; today’s is what is paid', () => {
  const [dearer] = cartView([line({ priceMinor: 2400 }, 2, { priceMinor: 2000, currency: 'eur' })]).groups
  expect(dearer).toMatchObject({ subtotalMinor: 4800, lines: [{ priceNote: 'The price was €20.00 when you added this, and is now €24.00.' }] })
  const [moved] = cartView([line({ currency: 'usd' }, 1, { priceMinor: 2000, currency: 'eur' })]).groups
  expect(moved?.lines[0]?.priceNote).toBe('The price was €20.00 when you added this, and is now $20.00.')
  expect(cartView([line()]).groups[0]?.lines[0]?.priceNote).toBeNull()
})

test('a seller’s part below what can be charged says what to do, and stands in the way until it is done', () => {
  const small = cartView([line({ priceMinor: 20 }), line({ seller: paper })])
  expect(small.groups.map(({ problem }) => problem)).toEqual([
    'Add €0.30 more from Kiln & Field, or remove what is here: a card cannot be charged less than €0.50.',
    null,
  ])
  expect(small.canCheckOut).toBe(false)
  expect(cartView([line({ priceMinor: 20 }, 3), line({ seller: paper })]).canCheckOut).toBe(true)
  // One seller, two currencies: two charges, each with its own least.
  expect(cartView([line(), line({ currency: 'jpy', priceMinor: 40 })]).groups[1]?.problem).toContain('Add ¥10 more from Kiln & Field')
})

test('what a seller is paid at another time has a least of its own, and says what it is', () => {
  const later = { name: 'Sticker', priceMinor: 20, chargeTime: 'on_shipment' }
  const apart = cartView([line(), line(later)])
  expect(apart.groups.map(({ problem }) => problem)).toEqual([
    'Sticker is charged apart from what else is here, at another time. Add €0.30 more that is charged then, or remove it: a card cannot be charged less than €0.50.',
  ])
  expect(apart.canCheckOut).toBe(false)
  expect(cartView([line(), line(later), line({ ...later, priceMinor: 30 })]).canCheckOut).toBe(true)
})

test('a part that is paused altogether has no least', () => {
  expect(cartView([line({ priceMinor: 20, ...paused() }), line({ seller: paper })])).toMatchObject({ canCheckOut: true })
})

test('a part above what can be charged at once says so', () => {
  const view = cartView([line({ priceMinor: 60_000_000 }, 2)])
  expect(view.groups[0]?.problem).toBe(
    'The most that can be charged at once is €999,999.99. Take something of Kiln & Field’s out of the cart, and buy it separately.',
  )
})

test('what is more than one purchase takes waits for the next', () => {
  const view = cartView([line(paused()), ...Array.from({ length: 51 }, () => line())])
  expect(itemsToBuy(view)).toHaveLength(50)
  expect(view.groups[0]?.lines.at(-1)?.pause).toBe('One purchase takes 50 products at most. This one waits for the next.')
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
      for (const { productId, quantity } of sold) {
        const { product: shown } = lines.find((each) => each.product.id === productId) as CartLineFacts
        expect(shown.availability.canBuy && (shown.stock ?? quantity) >= quantity).toBe(true)
      }
      expect(view.groups.reduce((count, group) => count + group.lines.length, 0)).toBe(lines.length)
      if (!view.canCheckOut) return
      for (const { currency, lines: own } of view.groups) {
        const charges = new Map<string, number>()
        for (const { product: shown, pause, amountMinor } of own)
          if (pause === null) charges.set(shown.chargeTime, (charges.get(shown.chargeTime) ?? 0) + amountMinor)
        for (const amountMinor of charges.values()) expect(amountMinor).toBeGreaterThanOrEqual(minimumCharge(currency))
      }
    }),
  )
})
