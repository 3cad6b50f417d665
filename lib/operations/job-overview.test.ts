import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { transaction } from '@/lib/db/client'
import { jobs, send, stopJobs } from '@/lib/db/jobs/jobs'
import { drain, registerHandlers, work } from '@/lib/db/jobs/work'
import { JOB_NAMES, type JobHandlers } from '@/lib/domain/operations/jobs'
import { testDatabase } from '@/testing/database'
import { jobOverview, retryAllJobs, retryJob } from './job-overview'

await testDatabase()
afterAll(stopJobs)
const nothing = Object.fromEntries(JOB_NAMES.map((name) => [name, async () => {}])) as unknown as JobHandlers
const queueOf = async (name: string) => (await jobOverview()).queues.find((queue) => queue.name === name)

async function giveUp(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID())
  registerHandlers({ ...nothing, 'sync-account': () => Promise.reject(new Error('Stripe did not answer')) })
  const once = { retryLimit: 1, retryDelay: 0, retryBackoff: false }
  await (await jobs()).insert(
    'sync-account',
    ids.map((accountId) => ({ data: { accountId }, ...once })),
  )
  await expect.poll(() => drain(Date.now() + 20_000).then(() => queueOf('sync-account'))).toMatchObject({ failed: count })
  registerHandlers(nothing)
  return ids
}

test('the operator sees how full each queue is, and what was done', async () => {
  registerHandlers(nothing)
  await transaction(async (tx) => {
    await send(tx, 'advance-order', { orderId: 'now' })
    await send(tx, 'advance-order', { orderId: 'later' }, { startAfter: 3600 })
  })
  expect(await queueOf('advance-order')).toMatchObject({ waiting: 1, later: 1, done: 0, oldestDueAt: expect.any(String) })
  await drain(Date.now() + 20_000)
  expect(await queueOf('advance-order')).toMatchObject({ waiting: 0, later: 1, done: 1, failed: 0, oldestDueAt: null })
  expect((await jobOverview()).queues.map(({ name }) => name).sort()).toEqual([...JOB_NAMES].sort())
})

test('a job given up is shown with its error and ids, and goes back when told to', async () => {
  const [accountId = ''] = await giveUp(1)
  const { failed, failedCount } = await jobOverview()
  expect(failedCount).toBe(1)
  expect(failed).toEqual([
    expect.objectContaining({ queue: 'sync-account', about: [{ name: 'accountId', value: accountId }], tries: 2, error: 'Stripe did not answer' }),
  ])
  const id = failed[0]?.id ?? ''
  expect(await retryJob(id)).toBe(true)
  expect(await retryJob(id)).toBe(false)
  await drain(Date.now() + 20_000)
  expect(await jobOverview()).toMatchObject({ failed: [], failedCount: 0 })
})

test('all jobs given up can be sent back at once', async () => {
  await giveUp(3)
  expect(await retryAllJobs()).toBe(3)
  expect(await retryAllJobs()).toBe(0)
  await drain(Date.now() + 20_000)
})

test('the job page shows the worker processes, and whether they still work', async () => {
  await work()
  expect((await jobOverview()).workers).toContainEqual(expect.objectContaining({ kind: 'worker', pid: process.pid, state: 'alive' }))
  await stopJobs()
  const states = (await jobOverview()).workers.map(({ state }) => state)
  expect(states).toContain('stopped')
})
