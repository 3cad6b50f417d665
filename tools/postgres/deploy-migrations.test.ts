import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from '@/testing/database'
import { planMigrations, writeMark } from './deploy-migrations'

await testDatabase()
const url = process.env.DATABASE_URL ?? ''
const preview = { VERCEL_ENV: 'preview', DATABASE_URL: url }

/** The comment that production leaves on its database, as the database now holds it. */
async function markOfProduction(): Promise<string> {
  const plan = await planMigrations({ VERCEL_ENV: 'production', DATABASE_URL: url })
  return plan.kind === 'migrate' ? (plan.mark ?? '') : ''
}

test('production and a machine of one’s own migrate the direct address; production marks it', async () => {
  expect(await planMigrations({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', DIRECT_DATABASE_URL: url })).toEqual({
    kind: 'migrate',
    url,
    mark: null,
  })
  expect(await planMigrations({ VERCEL_ENV: 'production', DATABASE_URL: url })).toMatchObject({
    kind: 'migrate',
    mark: expect.stringMatching(/^souk: production at /),
  })
  expect(await planMigrations({ VERCEL_ENV: 'production' })).toEqual({ kind: 'refuse', why: expect.stringMatching(/^DATABASE_URL: /) })
})

test('a preview without a database is built all the same', async () => {
  expect(await planMigrations({ VERCEL_ENV: 'preview' })).toEqual({ kind: 'leave', why: expect.stringMatching(/has no database/) })
})

test('a preview never migrates the database of production, and migrates a copy of it', async () => {
  expect(await planMigrations(preview)).toEqual({ kind: 'leave', why: expect.stringMatching(/may be the database of production/) })
  await writeMark(url, await markOfProduction())
  expect(await planMigrations(preview)).toEqual({ kind: 'leave', why: expect.stringMatching(/is the database of production/) })
  await writeMark(url, 'souk: production at elsewhere.example/souk')
  expect(await planMigrations(preview)).toEqual({ kind: 'migrate', url, mark: 'souk: previews' })
  await writeMark(url, 'souk: previews')
  expect(await planMigrations(preview)).toEqual({ kind: 'migrate', url, mark: 'souk: previews' })
})

test('a preview migrates an empty database', async () => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('alter table _prisma_migrations rename to put_away')
  expect(await planMigrations(preview)).toEqual({ kind: 'migrate', url, mark: 'souk: previews' })
  await client.query('alter table put_away rename to _prisma_migrations')
  await client.end()
})
