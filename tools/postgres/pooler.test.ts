import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from '@/testing/database'
import { hasPgBouncer, startPgBouncer } from './pgbouncer'
import { isPooled, looksPooled } from './pooler'

await testDatabase()

test.each([
  ['postgresql://u:p@ep-cool-name-1234-pooler.eu-central-1.aws.neon.tech/souk', true],
  ['postgresql://u:p@aws-0-eu-central-1.pooler.supabase.com:6543/postgres', true],
  ['postgresql://u:p@pooled.db.prisma.io:5432/postgres', true],
  ['postgresql://u:p@db.example:5432/souk?pgbouncer=true', true],
  ['postgresql://u:p@127.0.0.1:6432/souk', true],
  ['postgresql://u:p@ep-cool-name-1234.eu-central-1.aws.neon.tech/souk', false],
  ['postgresql://postgres@127.0.0.1:5432/souk', false],
])('tells by the address %s whether a pooler is there: %s', (url, expected) => {
  expect(looksPooled(url)).toBe(expected)
})

test('PostgreSQL itself gives every connection a process of its own', async () => {
  expect(await isPooled(process.env.DATABASE_URL ?? '')).toBe(false)
})

test.runIf(hasPgBouncer())('PgBouncer in transaction mode gives one process to both connections', async () => {
  const pooler = await startPgBouncer(new URL(process.env.DATABASE_URL ?? ''))
  try {
    expect(await isPooled(pooler.url)).toBe(true)
  } finally {
    await pooler.stop()
  }
})

test.runIf(hasPgBouncer())('every connection that PgBouncer opens has our time-outs, whoever gets it', async () => {
  const pooler = await startPgBouncer(new URL(process.env.DATABASE_URL ?? ''))
  const clients = Array.from({ length: 4 }, () => new pg.Client({ connectionString: pooler.url }))
  try {
    const seen = clients.map(async (client) => {
      await client.connect()
      await client.query('begin')
      const { rows } = await client.query(
        `select current_setting('statement_timeout') as statement, current_setting('TimeZone') as zone, pg_sleep(0.1)`,
      )
      await client.query('commit')
      return rows[0]
    })
    for (const row of await Promise.all(seen)) expect(row).toMatchObject({ statement: '15s', zone: 'UTC' })
  } finally {
    await Promise.all(clients.map((client) => client.end()))
    await pooler.stop()
  }
})
