import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tools/test-database'
import { listEvents, readEvent } from './list-events'
import { replayEvent } from './replay-event'

await testDatabase()
const receivedAt = new Date('2026-01-01T00:00:00.000Z')

async function makeEvent(id: string, change: { status?: 'received' | 'processed' | 'ignored' | 'failed'; type?: string; payload?: object } = {}) {
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

test('pages show every event once, also where many came in the same moment, and a filter shows its own', async () => {
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
