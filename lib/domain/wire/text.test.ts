import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseProductForm } from '@/lib/domain/catalog/product-form'
import { ShopName } from '@/lib/domain/sellers/shop-name'
import { PlaceOrder } from './checkout-wire'
import { saidOf } from './said'
import { findUnstorable, storable, Text } from './text'

test.each(['a\0', '\ud800', 'x\udfff'])('%j is refused as text that cannot be kept, and nothing else is said of it', (text) => {
  const parsed = z.object({ name: Text.min(5) }).safeParse({ name: text })
  expect(parsed.error?.issues.map(saidOf)).toEqual([{ key: 'unreadable' }])
})

test.each(['', 'Bowl', '楽', '👍🏽', 'שלום'])('%j can be kept', (text) => {
  expect(Text.parse(text)).toBe(text)
})

test('a name that cannot be kept is refused beside its field', () => {
  const form = { name: 'a\0', description: '', price: '1', currency: 'usd', stock: '' }
  expect(parseProductForm(form, ['usd'], new Date())).toMatchObject({ ok: false, errors: { name: { key: 'unreadable' } } })
  expect(ShopName.safeParse('Clay \ud800').success).toBe(false)
})

test.each([
  [{ items: [{ name: 'a\0' }] }, 'items.0.name'],
  [{ 'a\0': 1 }, ''],
  [['ok', '\ud800'], '1'],
  [{ n: 1, is: true, no: null, text: 'ok' }, undefined],
])('in %j, the first text that cannot be kept is at %j', (value, path) => {
  expect(findUnstorable(value)).toBe(path)
})

test('a price that was seen and is larger than a column keeps is refused', () => {
  const item = { variantId: '0b0a3f4e-7c1d-4d5e-9f00-000000000001', quantity: 1, seenCurrency: 'usd' }
  const seen = (seenPriceMinor: number) => PlaceOrder.shape.items.safeParse([{ ...item, seenPriceMinor }]).success
  expect([seen(2_147_483_647), seen(2_147_483_648), seen(0)]).toEqual([true, false, false])
})

test('what others send is kept, with what cannot be stored made visible', () => {
  const sent = { name: 'Ada\0', list: ['\ud800', '👍🏽'], 'k\0': { n: 1, no: null } }
  expect(storable(sent)).toEqual({ name: 'Ada\\u0000', list: ['\\ud800', '👍🏽'], 'k\\u0000': { n: 1, no: null } })
})
