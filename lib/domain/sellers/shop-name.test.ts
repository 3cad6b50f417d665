import { expect, test } from 'vitest'
import { ShopName } from './shop-name'

test.each(['楽', '가', 'あ', 'ש', 'AB', '楽 & Co', 'شاي', '7 Seas'])('%s is a shop name', (name) => {
  expect(ShopName.parse(name)).toBe(name)
})

test.each(['', ' ', '\u00a0\u3000', 'A', '7', '!!', 'é'])('%j is no shop name', (name) => {
  expect(ShopName.safeParse(name).success).toBe(false)
})
