import { expect, test } from 'vitest'
import { readPrices, readSearch, searchHref } from './product-search'

test('a search reads the same from the address that it makes', () => {
  const asked = readSearch({
    q: ' blue   mug ',
    from: '5',
    to: '12.50',
    currency: 'EUR',
    stock: 'yes',
    sort: 'price_up',
    category: 'mugs',
    seller: 'kiln',
    ships: 'de',
    cursor: 'x',
  })
  const prices = { from: '5', to: '12.50', currency: 'eur', inStock: true, sort: 'price_up' }
  expect(asked).toEqual({ q: 'blue mug', ...prices, category: 'mugs', seller: 'kiln', shipsTo: 'DE', cursor: 'x' })
  const again = new URL(searchHref(asked, 'x'), 'https://souk.test').searchParams
  expect(readSearch(Object.fromEntries(again))).toEqual(asked)
})

test('the page of a category is its address, and filters stand after it', () => {
  expect(searchHref(readSearch({ q: 'blue', category: 'mugs' }), null, '/c/mugs')).toBe('/c/mugs?q=blue')
})

test('leaves out of the address what is not chosen, and takes what nobody offered as not chosen', () => {
  const asked = readSearch({ q: ['a', 'b'], currency: 'zzz', sort: 'cheapest', ships: 'XX' })
  const prices = { from: '', to: '', currency: 'usd', inStock: false, sort: 'relevance' }
  expect(asked).toEqual({ q: '', ...prices, category: '', seller: '', shipsTo: '', cursor: null })
  expect(searchHref(asked)).toBe('/search')
})

test('prices are read in the currency and as the locale writes them, and one that is none is named', () => {
  expect(readPrices(readSearch({ from: '1,50', to: '12', currency: 'eur' }), 'de-DE')).toEqual({ fromMinor: 150, toMinor: 1200, unread: [] })
  expect(readPrices(readSearch({ from: 'cheap' }), 'en-US')).toEqual({ fromMinor: null, toMinor: null, unread: ['from'] })
})
