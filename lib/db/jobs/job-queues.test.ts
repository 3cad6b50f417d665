import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { DEAD_LETTER, JOB_NAMES, type JobHandlers, QUEUES } from '@/lib/domain/operations/jobs'
import { testDatabase } from '@/testing/database'
import { countJobs, findFailedJobs, findWorkers, retryFailedJob, retryFailedJobs } from './job-list'
import { jobs, send, sendEachOnce, stopJobs } from './jobs'
import { drain, registerHandlers, work } from './work'

await testDatabase()
afterAll(stopJobs)

const nothing = Object.fromEntries(JOB_NAMES.map((name) => [name, async () => {}])) as unknown as JobHandlers
const failing = (message: string): JobHandlers => ({ ...nothing, 'sync-account': () => Promise.reject(new Error(message)) })
const soon = () => Date.now() + 20_000
const sendOne = (accountId: string, retryLimit?: number) =>
  transaction((tx) => send(tx, 'sync-account', { accountId }, retryLimit === undefined ? {} : { retryLimit }))
const stateOf = (accountId: string) =>
  db().$queryRaw`select name, state::text from pgboss.job where data->>'accountId' = ${accountId} and name <> ${DEAD_LETTER}`

test("a queue made by older code gets today's settings and keeps its jobs", async () => {
  await (await jobs()).updateQueue('sync-account', { retryLimit: 1, deadLetter: null, notify: true })
  const accountId = randomUUID()
  await sendOne(accountId)
  await stopJobs()
  const queue = await (await jobs()).getQueue('sync-account')
  expect(queue).toMatchObject({ retryLimit: QUEUES['sync-account'].retryLimit, deadLetter: DEAD_LETTER, notify: false })
  expect(await stateOf(accountId)).toEqual([{ name: 'sync-account', state: 'created' }])
})

test('a queue that is as it should be is left alone', async () => {
  const updatedOn = async () => (await (await jobs()).getQueues()).map((queue) => [queue.name, queue.updatedOn.getTime()])
  const before = await updatedOn()
  await stopJobs()
  expect(await updatedOn()).toEqual(before)
})

test('a queue gives a job that a buyer waits for before earlier ones', async () => {
  const order: string[] = []
  const note = async ({ eventId }: { eventId: string }) => void order.push(eventId)
  registerHandlers({ ...nothing, 'process-webhook-event': note })
  await transaction(async (tx) => {
    await send(tx, 'process-webhook-event', { eventId: 'first' })
    await send(tx, 'process-webhook-event', { eventId: 'second' })
    await send(tx, 'process-webhook-event', { eventId: 'urgent' }, { lane: 'checkout' })
  })
  await drain(soon())
  expect(order).toEqual(['urgent', 'first', 'second'])
})

test('a handler is told the lane in which its job was sent', async () => {
  const lanes = new Map<string, string | undefined>()
  registerHandlers({ ...nothing, 'advance-order': async ({ orderId }, job) => void lanes.set(orderId, job?.lane) })
  await transaction((tx) => send(tx, 'advance-order', { orderId: 'placed' }))
  await sendEachOnce('advance-order', [{ key: 'swept', data: { orderId: 'swept' } }], 300)
  await drain(soon())
  expect(Object.fromEntries(lanes)).toEqual({ placed: 'checkout', swept: 'batch' })
})

test('a job given up is kept with its error and can be sent back to its queue', async () => {
  const accountId = randomUUID()
  registerHandlers(failing('The account is asleep'))
  await (await jobs()).insert('sync-account', [{ data: { accountId }, retryLimit: 1, retryDelay: 0, retryBackoff: false }])
  // The first failure is tried again at once, the second is the last.
  await expect.poll(() => drain(soon()).then(() => stateOf(accountId))).toEqual([{ name: 'sync-account', state: 'failed' }])
  const [failed] = await findFailedJobs(10)
  expect(failed).toMatchObject({ queue: 'sync-account', data: { accountId }, tries: 2, error: 'The account is asleep' })
  expect((await countJobs())?.find(({ name }) => name === 'sync-account')).toMatchObject({ failed: 1 })
  registerHandlers(nothing)
  expect(await retryFailedJob(failed?.id ?? '')).toBe(true)
  expect(await retryFailedJob(failed?.id ?? '')).toBe(false)
  await drain(soon())
  expect(await stateOf(accountId)).toContainEqual({ name: 'sync-account', state: 'completed' })
  expect(await findFailedJobs(10)).toEqual([])
})

test('a job given up is kept for a month, far longer than one that is done', async () => {
  const keptFor = (name: string) => db().$queryRaw`select retention_seconds, deletion_seconds from pgboss.queue where name = ${name}`
  expect(await keptFor(DEAD_LETTER)).toMatchObject([{ retention_seconds: 30 * 86_400 }])
  expect(await keptFor('sync-account')).toMatchObject([{ deletion_seconds: 3600 }])
})

test('all jobs given up of one queue can be sent back, and only those', async () => {
  const boss = await jobs()
  registerHandlers({ ...failing('no'), 'settle-seller-order': () => Promise.reject(new Error('no')) })
  const once = { retryLimit: 1, retryDelay: 0, retryBackoff: false }
  const ids = Array.from({ length: 3 }, () => randomUUID())
  await boss.insert(
    'sync-account',
    ids.map((accountId) => ({ data: { accountId }, ...once })),
  )
  await boss.insert('settle-seller-order', [{ data: { sellerOrderId: randomUUID() }, ...once }])
  await expect.poll(() => drain(soon()).then(() => findFailedJobs(10))).toHaveLength(4)
  expect(await retryFailedJobs('sync-account')).toBe(3)
  expect((await findFailedJobs(10)).map(({ queue }) => queue)).toEqual(['settle-seller-order'])
  expect(await retryFailedJobs()).toBe(1)
  expect(await retryFailedJobs()).toBe(0)
  registerHandlers(nothing)
  await drain(soon())
})

test('a sweep that fails for the last time is not kept, because the next one comes anyway', async () => {
  const accountId = randomUUID()
  registerHandlers(failing('no'))
  await sendEachOnce('sync-account', [{ key: accountId, data: { accountId } }], 300)
  await drain(soon())
  expect(await stateOf(accountId)).toEqual([{ name: 'sync-account', state: 'completed' }])
  expect(await findFailedJobs(10)).toEqual([])
})

test('one job that fails does not take those down that are done beside it', async () => {
  const [good, bad] = [randomUUID(), randomUUID()]
  registerHandlers({ ...nothing, 'sync-account': ({ accountId }) => (accountId === bad ? Promise.reject(new Error('no')) : Promise.resolve()) })
  await transaction(async (tx) => {
    await send(tx, 'sync-account', { accountId: good })
    await send(tx, 'sync-account', { accountId: bad })
  })
  await work()
  await expect.poll(() => stateOf(bad), { timeout: 20_000 }).toEqual([{ name: 'sync-account', state: 'retry' }])
  expect(await stateOf(good)).toEqual([{ name: 'sync-account', state: 'completed' }])
})

test('the processes that work are seen, and those that stopped', async () => {
  await work()
  const live = (await findWorkers()).filter(({ isLive }) => isLive)
  expect(live).toEqual([expect.objectContaining({ kind: 'worker', pid: process.pid, stoppedOn: null })])
  await stopJobs()
  const stopped = (await findWorkers()).filter(({ stoppedOn }) => stoppedOn)
  expect(stopped.map(({ pid }) => pid)).toContain(process.pid)
})
