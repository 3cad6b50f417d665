import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { handlers } from '@/jobs/handlers'
import { db } from '@/lib/db/client'
import { jobs, stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { testSandbox } from '@/testing/sandbox'
import { drainAfterVisit, registerJobs } from './run-jobs'

await testDatabase()
await testSandbox()
afterAll(async () => {
  delete process.env.VERCEL
  await stopJobs()
})

test('a visit on serverless does what is due, once a minute; elsewhere the workers do it', async () => {
  registerJobs(handlers)
  const id = randomUUID()
  const boss = await jobs()
  await boss.send('sync-account', { accountId: 'acct_1Nobody' }, { id })
  const stateNow = async () => (await db().$queryRaw<{ state: string }[]>`select state::text from pgboss.job where id = ${id}::uuid`)[0]?.state
  const now = Date.now()
  expect([await drainAfterVisit(now), await stateNow()]).toEqual([false, 'created'])
  process.env.VERCEL = '1'
  expect([await drainAfterVisit(now), await stateNow()]).toEqual([true, 'completed'])
  expect(await drainAfterVisit(now + 59_000)).toBe(false)
  expect(await drainAfterVisit(now + 60_000)).toBe(true)
})
