import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import type { JobName } from '@/lib/domain/jobs'
import { testDatabase } from '@/tools/test-database'
import { db, transaction } from './client'
import { drain, type JobHandlers, registerHandlers, send, stopJobs, work } from './jobs'

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
const handlers: JobHandlers = {
  'advance-order': note('advance-order'),
  'process-webhook-event': note('process-webhook-event'),
  'settle-seller-order': note('settle-seller-order'),
  'send-order-mail': note('send-order-mail'),
  'sync-account': note('sync-account'),
  sweep: note('sweep'),
}
const countOf = (orderId: string) => db().$queryRaw`select state::text from pgboss.job where data->>'orderId' = ${orderId}`

describe('a job', () => {
  test('exists if and only if the transaction that sends it commits', async () => {
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

  test('with the same id is sent once', async () => {
    const [id, orderId] = [randomUUID(), randomUUID()]
    expect(await transaction((tx) => send(tx, 'advance-order', { orderId }, { id }))).toBe(true)
    expect(await transaction((tx) => send(tx, 'advance-order', { orderId }, { id }))).toBe(false)
    expect(await countOf(orderId)).toHaveLength(1)
  })

  test('is done by a drain where nothing runs for long; one that fails is tried again later, one for later waits', async () => {
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

  test('is done by a worker without being asked', async () => {
    registerHandlers(handlers)
    await work()
    const orderId = randomUUID()
    await transaction((tx) => send(tx, 'advance-order', { orderId }))
    await expect.poll(() => done.some(({ data }) => (data as { orderId?: string }).orderId === orderId), { timeout: 20_000 }).toBe(true)
  })
})
