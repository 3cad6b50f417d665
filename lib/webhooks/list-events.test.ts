import { expect, test } from 'vitest'
import { handlers } from '@/jobs/handlers'
import { db } from '@/lib/db/client'
import { drain, registerHandlers } from '@/lib/db/jobs/work'
import type { WebhookStatus } from '@/lib/domain/wire/admin-views'
import { testDatabase } from '@/testing/database'
import { listEvents, readEvent } from './list-events'
import { pruneEvents } from './prune-events'
import { replayEvent } from './replay-event'
import { replayFailedEvents } from './replay-failed-events'

await testDatabase()
const receivedAt = new Date('2026-01-01T00:00:00.000Z')

async function makeEvent(id: string, change: { status?: WebhookStatus; type?: string; payload?: object; receivedAt?: Date } = {}) {
  const own = {
    scope: 'connect' as const,
    accountId: 'acct_1',
    livemode: false,
    created: receivedAt,
    receivedAt,
    payload: { data: { object: { id: 'x' } } },
  }
  await db().webhookEvent.create({ data: { id, type: 'some.thing', ...own, ...change } })
}

test('the list of events shows each once, also where many came in the same moment, and filters by status', async () => {
  for (let n = 0; n < 60; n++) await makeEvent(`evt_page${String(n).padStart(2, '0')}`, { status: n % 3 === 0 ? 'failed' : 'processed' })
  const first = await listEvents({})
  const second = await listEvents({ cursor: first.nextCursor })
  const ids = [...first.events, ...second.events].map(({ id }) => id)
  expect(first.events).toHaveLength(50)
  expect(second.nextCursor).toBeNull()
  expect(new Set(ids).size).toBe(60)
  const failed = await listEvents({ status: 'failed' })
  expect(failed.events).toHaveLength(20)
  expect(failed.events.every(({ status }) => status === 'failed')).toBe(true)
})

test('an event is read with what Stripe sent; an unknown one is null', async () => {
  await makeEvent('evt_read', { payload: { hello: 'there' } })
  expect(await readEvent('evt_read')).toMatchObject({ event: { id: 'evt_read', status: 'received', processedAt: null }, payload: { hello: 'there' } })
  await makeEvent('evt_secret', { payload: { data: { object: { id: 'pi_1', client_secret: 'pi_1_secret_x' } } } })
  expect((await readEvent('evt_secret'))?.payload).toEqual({ data: { object: { id: 'pi_1', client_secret: '(not shown)' } } })
  expect(await readEvent('evt_none')).toBeNull()
})

test('processing again notes what came of it, also for an event that was done before', async () => {
  await makeEvent('evt_kind', { status: 'processed' })
  expect(await replayEvent('evt_kind')).toEqual({ status: 'ignored', note: 'No handler for some.thing.' })
  expect(await replayEvent('evt_none')).toBeNull()
})

test('an event that fails again stays failed, with the reason', async () => {
  await makeEvent('evt_broken', { status: 'failed', type: 'account.updated', payload: { data: {} } })
  const result = await replayEvent('evt_broken')
  expect(result?.status).toBe('failed')
  expect(result?.note).toBeTruthy()
})

test('all failed events are processed again as jobs; what works now is done, what fails again says why', async () => {
  await db().webhookEvent.deleteMany()
  // As of now: what is done and old is deleted by a job that may run meanwhile.
  const receivedAt = new Date()
  for (let n = 0; n < 3; n++) await makeEvent(`evt_again${n}`, { status: 'failed', type: 'account.updated', payload: { data: {} }, receivedAt })
  await makeEvent('evt_fine', { status: 'processed', receivedAt })
  await db().webhookEvent.update({ where: { id: 'evt_again1' }, data: { type: 'no.such.type' } })
  expect(await replayFailedEvents()).toBe(3)
  expect(await replayFailedEvents()).toBe(3)
  registerHandlers(handlers)
  await drain(Date.now() + 20_000)
  const rows = await db().webhookEvent.findMany({ orderBy: { id: 'asc' } })
  expect(rows.map(({ id, status }) => [id, status])).toEqual([
    ['evt_again0', 'failed'],
    ['evt_again1', 'ignored'],
    ['evt_again2', 'failed'],
    ['evt_fine', 'processed'],
  ])
  const [jobs] = await db().$queryRaw<{ count: number }[]>`select count(*)::int as count from pgboss.job where name = 'process-webhook-event'`
  // Pressed twice: three jobs, or six should a new minute have begun in between.
  expect([3, 6]).toContain(jobs?.count)
})

test('an event done a month ago is deleted, one not done is kept', async () => {
  await db().webhookEvent.deleteMany()
  const now = new Date('2026-06-01T00:00:00Z')
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
  for (const status of ['received', 'processed', 'ignored', 'failed'] as const) {
    await makeEvent(`evt_old_${status}`, { status, receivedAt: ago(31) })
    await makeEvent(`evt_new_${status}`, { status, receivedAt: ago(29) })
  }
  expect(await pruneEvents(now)).toBe(2)
  const rows = await db().webhookEvent.findMany({ where: { id: { startsWith: 'evt_old' } }, orderBy: { id: 'asc' } })
  expect(rows.map(({ id }) => id)).toEqual(['evt_old_failed', 'evt_old_received'])
  expect(await db().webhookEvent.count()).toBe(6)
})
