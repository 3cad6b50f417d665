import { expect, test } from 'vitest'
import { slugFrom } from './slug'

test.each([
  ['Blue Bowl', 'blue-bowl'],
  ['  Crème brûlée — für Zwei! ', 'creme-brulee-fur-zwei'],
  ['日本の皿', 'product'],
  ['---', 'product'],
  ['a'.repeat(80), 'a'.repeat(60)],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
])('%s becomes %s', (name, slug) => {
  expect(slugFrom(name, 'product')).toBe(slug)
})
