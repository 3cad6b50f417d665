import { expect, test } from 'vitest'
import { testDatabase } from '@/testing/database'
import { countMatches, searchProducts } from './catalog/search'
import { db, pool } from './client'
import { maySetNames, statementName } from './statement-names'

await testDatabase()

test('a statement keeps its name, others have others, and those without a plan have none', () => {
  expect(statementName('select 1')).toBe(statementName('select 1'))
  expect(statementName('select 2')).not.toBe(statementName('select 1'))
  expect(statementName('COMMIT')).toBe('')
})

test('statements are named only where the database address asks for it', () => {
  expect(maySetNames('postgresql://shop@db.example/souk?prepare=true')).toBe(true)
  expect(maySetNames('postgresql://shop@db.example/souk?sslmode=require')).toBe(false)
})

test('PostgreSQL keeps what was prepared, whatever its values, and reads a table that has changed since', async () => {
  for (const id of ['one', 'two']) expect(await db().product.findUnique({ where: { id } })).toBeNull()
  const { rows } = await pool().query(
    `select statement, generic_plans + custom_plans as runs from pg_prepared_statements where statement like '%"Product"%'`,
  )
  expect(rows).toEqual([{ statement: expect.stringMatching(/^SELECT/), runs: '2' }])
  await pool().query('alter table "Product" add column "later" text')
  expect(await db().product.findUnique({ where: { id: 'three' } })).toBeNull()
})

test('a search is planned each time, for its own words', async () => {
  const any = { livemode: false, price: null, inStock: false, category: null, sellerId: null, shipsTo: null }
  const search = { ...any, words: 'bowl', sort: 'relevance' as const, cursor: null, limit: 5 }
  for (let time = 0; time < 7; time += 1) await searchProducts(search)
  await countMatches('bowl', search)
  expect((await pool().query(`select statement from pg_prepared_statements where statement like '%tsquery%'`)).rows).toEqual([])
})

test('a connection keeps a bounded number of prepared statements', () => {
  for (let at = 0; at < 1000; at += 1) statementName(`select ${at} as many`)
  expect(statementName('select 1')).not.toBe('')
  expect(statementName('select 999 as many')).toBe('')
})
