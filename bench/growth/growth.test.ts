import { expect, test } from 'vitest'
import { MOST_RANKED } from '@/lib/domain/catalog/product-search'
import { testDatabase } from '@/testing/database'
import { type Measured, measureGrowth } from './measure'

await testDatabase()

/** A list of fifty rows with what belongs to them, each found by an index. Reading any of the large tables whole takes more. */
const PAGES_OF_A_LIST = 400
/** The thousand that are ranked, each with its product and its variants, found by indexes. */
const PAGES_OF_A_SEARCH = 12 * MOST_RANKED

// Time is for the bench. Here the pages PostgreSQL reads must not follow the number of rows.
const isFlat = ({ small, large }: Measured) => large.pages <= Math.max(small.pages * 1.3, PAGES_OF_A_LIST)

test('what people and jobs look at reads about as many pages with twenty times as many products, orders and sellers', async () => {
  const small = { sellers: 100, products: 1000, orders: 1000 }
  const { looks, searches } = await measureGrowth(small, { sellers: 2000, products: 20_000, orders: 20_000 }, () => {})
  expect(looks.filter((row) => !isFlat(row)).map(({ name, small, large }) => `${name}: ${small.pages} → ${large.pages}`)).toEqual([])
  expect(searches.filter(({ large }) => large.pages > PAGES_OF_A_SEARCH).map(({ name, large }) => `${name}: ${large.pages}`)).toEqual([])
})
