import { expect, test } from 'vitest'
import { slugFrom } from './slug'

test.each([
  ['Blue Bowl', 'blue-bowl'],
  ['  Crème brûlée — für Zwei! ', 'creme-brulee-fur-zwei'],
  ["Maya's cups & bowls", 'mayas-cups-bowls'],
  ['Model 2.0_b', 'model-2-0-b'],
  ['Cre\u0300me', 'creme'],
  ['Ｗｉｄｅ ①', 'wide-1'],
  ['Ελληνικά πιάτα', 'ellinika-piata'],
  ['مطبخ الفخار', 'mtbkh-lfkhr'],
  ['שלום', 'shlvm'],
  ['陶瓷碗', 'tao-ci-wan'],
  ['ラーメン', 'ramen'],
  ['한국 도자기', 'hangug-dojagi'],
  ['Керамика Ёлка', 'keramika-yolka'],
  ['Синий чай', 'siniy-chay'],
  ['Đà Nẵng', 'da-nang'],
])('the name %s gets the address %s', (name, slug) => {
  expect(slugFrom(name, 'product')).toBe(slug)
})

test.each(['🎁🎉', '---', '', '!?'])('the name "%s", without a letter or digit, gets the fallback', (name) => {
  expect(slugFrom(name, 'product')).toBe('product')
})

test('a long name is cut to 60 characters and does not end in a dash', () => {
  expect(slugFrom('a'.repeat(80), 'product')).toBe('a'.repeat(60))
  expect(slugFrom(`${'a'.repeat(59)} b`, 'product')).toBe('a'.repeat(59))
  expect(slugFrom('陶'.repeat(60), 'product')).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
})
