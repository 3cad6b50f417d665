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
  expect(productData(product, 'https://souk.example')).toMatchObject({
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
  expect(productData(product, '', '4006381333931')).toMatchObject({ gtin: '4006381333931' })
  expect(productData(product, '')).not.toHaveProperty('gtin')
  expect(productData({ ...product, currency: 'jpy', priceMinor: 1200 }, '')).toMatchObject({ offers: { price: '1200', priceCurrency: 'JPY' } })
})

test('no name ends the script element, and the JSON reads as it was', () => {
  const json = scriptJson(productData(product, ''))
  expect(json).not.toMatch(/[<>&]/)
  expect(JSON.parse(json)).toEqual(productData(product, ''))
})
