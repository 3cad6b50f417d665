import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { findWorkers } from '@/lib/db/jobs/job-list'
import { jobs, stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
const children: ChildProcess[] = []
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await stopJobs()
})

/** `npm run worker` as it is, in a process of its own. */
function startWorker(): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'jobs/main.ts'], { env: { ...process.env }, stdio: 'ignore' })
  children.push(child)
  return child
}

test('a job in the hands of a worker that is killed is done by another, once the dead one has not been heard of', async () => {
  const { accountId } = await market.seller()
  // Stripe is silent about this account: the first worker to ask is in the middle of its job.
  await sandbox.control.addFault({ method: 'GET', path: '^/v1/accounts/', action: 'timeout_after', times: 1, ms: 600_000 })
  const victim = startWorker()
  const boss = await jobs()
  const id = await boss.send('sync-account', { accountId }, { id: randomUUID() })
  const jobNow = async () => {
    const [row] = await db().$queryRaw<{ state: string; retry_count: number }[]>`
      select state::text, retry_count from pgboss.job where id = ${id}::uuid`
    return row
  }
  await expect.poll(jobNow, { timeout: 60_000 }).toEqual({ state: 'active', retry_count: 0 })
  victim.kill('SIGKILL')
  const heir = startWorker()
  await expect.poll(jobNow, { timeout: 150_000 }).toEqual({ state: 'completed', retry_count: 1 })
  expect((await findWorkers()).find(({ pid }) => pid === heir.pid)).toMatchObject({ isLive: true, kind: 'worker' })
  expect((await db().connectedAccount.findFirstOrThrow({ where: { accountId } })).chargesEnabled).toBe(true)
}, 240_000)
