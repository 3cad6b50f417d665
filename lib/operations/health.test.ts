import { afterAll, expect, test } from 'vitest'
import { GET as live } from '@/app/api/health/route'
import { db, disconnect } from '@/lib/db/client'
import { jobs, stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { checkHealth, recentHealth } from './health'

await testDatabase()
afterAll(stopJobs)

const OLD_MS = 10 * 60_000

test('a database on which the engine never ran: the queue is failing', async () => {
  const health = await checkHealth({ uptimeMs: OLD_MS })
  expect(health).toMatchObject({
    status: 'failing',
    checks: { database: { status: 'ok' }, queue: { status: 'failing' }, schedule: { status: 'failing' } },
  })
})

test('a sweep that was done lately: ready; one that was done long ago: the schedule is failing, unless this process is young or has no schedule', async () => {
  const boss = await jobs()
  const id = await boss.send('sweep', {})
  await boss.fetch('sweep')
  await boss.complete('sweep', id ?? '')
  expect(await checkHealth({ uptimeMs: OLD_MS })).toMatchObject({
    status: 'ok',
    checks: { schedule: { status: 'ok', lastRunAt: expect.any(String) } },
  })
  const later = new Date(Date.now() + OLD_MS)
  expect(await checkHealth({ uptimeMs: OLD_MS, now: later })).toMatchObject({
    status: 'failing',
    checks: { queue: { status: 'ok' }, schedule: { status: 'failing' } },
  })
  expect(await checkHealth({ uptimeMs: 1000, now: later })).toMatchObject({ status: 'ok', checks: { schedule: { status: 'ok' } } })
  expect(await checkHealth({ uptimeMs: OLD_MS, now: later, isScheduleExpected: false })).toMatchObject({
    status: 'ok',
    checks: { schedule: { status: 'skipped' } },
  })
})

test('health that is asked for many times at once is looked up once', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, recentHealth))
  expect(new Set(answers).size).toBe(1)
})

test('a database that cannot be reached: failing, without its address or the error; the process is live all the same', async () => {
  const url = process.env.DATABASE_URL
  const { env } = await import('@/lib/env')
  await stopJobs()
  await disconnect()
  env().DATABASE_URL = 'postgresql://souk:hunter2@127.0.0.1:1/souk'
  const health = await checkHealth({ uptimeMs: OLD_MS })
  expect(health).toMatchObject({ status: 'failing', checks: { database: { status: 'failing' }, queue: { status: 'failing' } } })
  expect(JSON.stringify(health)).not.toMatch(/hunter2|127\.0\.0\.1|ECONNREFUSED/)
  expect([live().status, await live().json()]).toEqual([200, { status: 'ok' }])
  await disconnect()
  env().DATABASE_URL = url ?? ''
  await db().$queryRaw`select 1`
})
