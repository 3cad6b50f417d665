import { expect, test } from 'vitest'
import { cursorAfter, pageOf, placeOf } from './cursor'

const row = (id: string, ms: number) => ({ id, createdAt: new Date(ms) })

test('a cursor names the place it was made from', () => {
  const place = row('01a2064c-0c73-716a-94ed-8d035e29c02c', 1795401976943)
  expect(placeOf(cursorAfter(place))).toEqual(place)
})

test.each([undefined, null, '', 'x', 'abc', '.id', 'zz zz.id', "1.'; drop table", `1.${'a'.repeat(65)}`])('%s names no place', (cursor) => {
  expect(placeOf(cursor)).toBeUndefined()
})

test('a page has a next one only when a row was left over', () => {
  const rows = [row('c', 3), row('b', 2), row('a', 1)]
  expect(pageOf(rows, 3)).toEqual({ rows, nextCursor: null })
  expect(pageOf(rows, 2)).toEqual({ rows: rows.slice(0, 2), nextCursor: cursorAfter(row('b', 2)) })
  expect(pageOf([], 2)).toEqual({ rows: [], nextCursor: null })
})
