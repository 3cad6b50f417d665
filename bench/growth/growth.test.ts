import { expect, test } from 'vitest'
import { testDatabase } from '@/testing/database'
import { type Measured, measureGrowth } from './measure'

await testDatabase()

// Time is for the bench. Here the pages PostgreSQL reads must not follow the number of rows: an index that is one level higher costs a page for each row looked up.
const isFlat = ({ small, large }: Measured) => large.pages <= small.pages * 1.6 + 8

test('what people and jobs look at reads about as many pages with thirty times as many products, orders and sellers', async () => {
  const small = { sellers: 60, products: 300, orders: 300 }
  const found = await measureGrowth(small, { sellers: 600, products: 9000, orders: 9000 }, () => {})
  expect(found.filter((row) => !isFlat(row)).map(({ name, small, large }) => `${name}: ${small.pages} → ${large.pages}`)).toEqual([])
})
