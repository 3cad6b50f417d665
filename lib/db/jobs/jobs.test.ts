import { randomUUID } from 'node:crypto'
import { afterAll, expect, test, vi } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { JOB_NAMES, type JobHandlers, type JobName } from '@/lib/domain/operations/jobs'
import { testDatabase } from '@/testing/database'
import { statementsDuring } from '@/testing/statements'
import { jobs, send, sendTogether, stopJobs } from './jobs'
import { drain, registerHandlers, work } from './work'

await testDatabase()
afterAll(stopJobs)

const done: { name: JobName; data: unknown }[] = []
const failures = new Map<string, number>()
const note = (name: JobName) => async (data: object) => {
  const orderId = 'orderId' in data ? String(data.orderId) : ''
  const left = failures.get(orderId) ?? 0
  if (left > 0) {
    failures.set(orderId, left - 1)
    throw new Error('Not yet')
  }
  done.push({ name, data })
}
const handlers = Object.fromEntries(JOB_NAMES.map((name) => [name, note(name)])) as unknown as JobHandlers
const countOf = (orderId: string) => db().$queryRaw`select state::text from pgboss.job where data->>'orderId' = ${orderId}`

const namesOf = async (orderId: string) => {
  const rows = await db().$queryRaw<{ name: string }[]>`select name from pgboss.job where data->>'orderId' = ${orderId} order by name`
  return rows.map(({ name }) => name)
}

test('a job exists if and only if the transaction that sends it commits', async () => {
  const [kept, lost] = [randomUUID(), randomUUID()]
  await transaction((tx) => send(tx, 'advance-order', { orderId: kept }))
  const failing = transaction(async (tx) => {
    await send(tx, 'advance-order', { orderId: lost })
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  expect(await countOf(kept)).toHaveLength(1)
  expect(await countOf(lost)).toHaveLength(0)
})

test('a job with the same id is sent once', async () => {
  const [id, orderId] = [randomUUID(), randomUUID()]
  expect(await transaction((tx) => send(tx, 'advance-order', { orderId }, { id }))).toBe(true)
  expect(await transaction((tx) => send(tx, 'advance-order', { orderId }, { id }))).toBe(false)
  expect(await countOf(orderId)).toHaveLength(1)
})

test('jobs of several queues are sent in one statement, each once, and with their transaction', async () => {
  const [id, orderId, lost] = [randomUUID(), randomUUID(), randomUUID()]
  const batches = (order: string) => [
    { name: 'advance-order' as const, list: [{ data: { orderId: order }, id }, { data: { orderId: order } }] },
    { name: 'record-tax' as const, list: [] },
    { name: 'release-cards' as const, list: [{ data: { orderId: order }, startAfter: 60 }] },
  ]
  const { statements } = await statementsDuring(() => transaction((tx) => sendTogether(tx, batches(orderId))))
  expect(statements.filter((text) => text.includes('pgboss'))).toHaveLength(1)
  expect(await namesOf(orderId)).toEqual(['advance-order', 'advance-order', 'release-cards'])
  await transaction((tx) => sendTogether(tx, batches(orderId)))
  expect(await namesOf(orderId)).toEqual(['advance-order', 'advance-order', 'advance-order', 'release-cards', 'release-cards'])
  const failing = transaction(async (tx) => {
    await sendTogether(tx, batches(lost))
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  expect(await namesOf(lost)).toEqual([])
})

test('a drain does the jobs that are due; one that fails is tried again later, one for later waits', async () => {
  registerHandlers(handlers)
  const [good, bad, later] = [randomUUID(), randomUUID(), randomUUID()]
  failures.set(bad, 1)
  await transaction(async (tx) => {
    await send(tx, 'advance-order', { orderId: good })
    await send(tx, 'advance-order', { orderId: bad })
    await send(tx, 'advance-order', { orderId: later }, { startAfter: 600 })
  })
  const count = await drain(Date.now() + 20_000)
  expect(count.failed).toBe(1)
  expect(done).toContainEqual({ name: 'advance-order', data: { orderId: good } })
  expect(await countOf(bad)).toEqual([{ state: 'retry' }])
  expect(await countOf(later)).toEqual([{ state: 'created' }])
})

test('a drain takes one job at a time, keeps it alive while it is done, and takes none when its time is over', async () => {
  const [first, second] = [randomUUID(), randomUUID()]
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  registerHandlers({ ...handlers, 'advance-order': ({ orderId }) => (orderId === first ? finished : note('advance-order')({ orderId })) })
  await transaction((tx) => send(tx, 'advance-order', { orderId: first }))
  await transaction((tx) => send(tx, 'advance-order', { orderId: second }))
  await drain(Date.now() - 1)
  expect(await countOf(first)).toEqual([{ state: 'created' }])
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const draining = drain(Date.now() + 20_000)
    await expect.poll(() => countOf(first), { timeout: 20_000 }).toEqual([{ state: 'active' }])
    expect(await countOf(second)).toEqual([{ state: 'created' }])
    await db().$executeRaw`update pgboss.job set heartbeat_on = now() - interval '9 seconds' where data->>'orderId' = ${first}`
    vi.advanceTimersByTime(5000)
    const isFresh = () =>
      db().$queryRaw`select heartbeat_on > now() - interval '5 seconds' as fresh from pgboss.job where data->>'orderId' = ${first}`
    await expect.poll(isFresh).toEqual([{ fresh: true }])
    finish()
    await draining
  } finally {
    vi.useRealTimers()
    registerHandlers(handlers)
  }
  expect(await countOf(second)).toEqual([{ state: 'completed' }])
})

test('a drain does the sweep, since no schedule runs where one drains', async () => {
  registerHandlers(handlers)
  await drain(Date.now() + 20_000)
  expect(done.some(({ name }) => name === 'sweep')).toBe(true)
})

test('a worker does a job without being asked', async () => {
  registerHandlers(handlers)
  await work()
  const orderId = randomUUID()
  await transaction((tx) => send(tx, 'advance-order', { orderId }))
  await expect.poll(() => done.some(({ data }) => (data as { orderId?: string }).orderId === orderId), { timeout: 20_000 }).toBe(true)
})

test('there is one set of workers, also when a hot reload starts them again', async () => {
  await work()
  await work()
  const boss = await jobs()
  const before = boss.getWipData().length
  await work()
  expect(boss.getWipData()).toHaveLength(before)
})

test('a job that is being done when the process stops can still send another', async () => {
  const [slow, next] = [randomUUID(), randomUUID()]
  let stopping: Promise<void> | undefined
  registerHandlers({
    ...handlers,
    'advance-order': async ({ orderId }) => {
      if (orderId !== slow) return
      stopping = stopJobs()
      await new Promise((resolve) => setTimeout(resolve, 200))
      await transaction((tx) => send(tx, 'sync-account', { accountId: next }))
    },
  })
  await work()
  await transaction((tx) => send(tx, 'advance-order', { orderId: slow }))
  await expect.poll(() => stopping !== undefined, { timeout: 20_000 }).toBe(true)
  await expect.poll(() => countOf(slow), { timeout: 20_000 }).toEqual([{ state: 'completed' }])
  await stopping
  expect(await db().$queryRaw`select state::text from pgboss.job where data->>'accountId' = ${next}`).toEqual([{ state: 'created' }])
  // No second engine was started behind its back, which nobody would ever stop.
  const connections = () =>
    db().$queryRaw`select count(*)::int as count from pg_stat_activity where application_name = 'souk-jobs' and datname = current_database()`
  await expect.poll(connections).toEqual([{ count: 0 }])
})
