import { expect, test } from 'vitest'
import { moved } from './picture-order'

test('a picture moves to its place, the others keep their order', () => {
  expect(moved(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b'])
  expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 'b', 9)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b'], 'x', 0)).toEqual(['a', 'b'])
})
