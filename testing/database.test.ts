import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { testDatabase } from './database'

const url = await testDatabase()

test('a test file has a migrated database of its own', async () => {
  expect(process.env.DATABASE_URL).toBe(url)
  const [row] = await db().$queryRaw<{ name: string }[]>`select current_database()::text as name`
  expect(new URL(url).pathname).toBe(`/${row?.name}`)
  expect(await db().product.count()).toBe(0)
})
