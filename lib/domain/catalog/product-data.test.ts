import { expect, test } from 'vitest'
import type { ProductView } from '@/lib/domain/wire/catalog-views'
import { productData, scriptJson } from './product-data'

const product: ProductView = {
  id: 'a-product',
  slug: 'mug',
  name: 'Mug </script><script>alert(1)</script>',
  description: 'Blue & round',
  priceMinor: 3400,
  hasDearer: false,
  rating: null,
  currency: 'usd',
  stock: null,
  pictureUrl: '/pictures/x',
  pictureWidth: 800,
  pictureHeight: 800,
  seller: { id: 's', shopName: 'Kiln', slug: 'kiln' },
  availability: { canBuy: true },
  later: null,
  chargeTime: 'now',
  leastChargeMinor: 50,
  isDelivered: false,
  isDigital: false,
  isMadeToOrder: false,
  needsAddress: false,
}

test('a product says its price, whether it can be bought, and who sells it', () => {
  expect(productData(product, { origin: 'https://souk.example' })).toMatchObject({
    '@type': 'Product',
    image: 'https://souk.example/pictures/x',
    offers: {
      url: 'https://souk.example/products/mug',
      price: '34.00',
      priceCurrency: 'USD',
      availability: 'https://schema.org/InStock',
      seller: { name: 'Kiln', url: 'https://souk.example/sellers/kiln' },
    },
  })
  const rating = { average: 4.5, count: 2, counts: [0, 0, 0, 1, 1] }
  expect(productData(product, { origin: '', rating })).toMatchObject({ aggregateRating: { ratingValue: 4.5, reviewCount: 2 } })
  expect(productData(product, { origin: '' })).not.toHaveProperty('aggregateRating')
  expect(productData(product, { origin: '', gtin: '4006381333931' })).toMatchObject({ gtin: '4006381333931' })
  expect(productData(product, { origin: '' })).not.toHaveProperty('gtin')
  expect(productData({ ...product, currency: 'jpy', priceMinor: 1200 }, { origin: '' })).toMatchObject({
    offers: { price: '1200', priceCurrency: 'JPY' },
  })
})

test('no name ends the script element, and the JSON reads as it was', () => {
  const json = scriptJson(productData(product, { origin: '' }))
  expect(json).not.toMatch(/[<>&]/)
  expect(JSON.parse(json)).toEqual(productData(product, { origin: '' }))
})
