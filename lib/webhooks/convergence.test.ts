import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { testSandbox } from '@/testing/sandbox'
import { fetchLost, hearInOrder, knowledgeOf, openShops, processReceived } from '@/testing/webhook-world'
import { testWebhooks } from '@/testing/webhooks'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const taken = await testWebhooks(sandbox)
afterAll(stopJobs)

test('deliveries that are shuffled, doubled and lost end in the same state as those that come in order', async () => {
  await sandbox.control.setDeliveries({ dropped: 1 })
  const [orderly] = await openShops(sandbox, 1)
  if (!orderly) throw new Error('No shop')
  const ignorant = await knowledgeOf(orderly)
  await hearInOrder(sandbox, [orderly])
  const wanted = await knowledgeOf(orderly)
  expect(wanted).not.toEqual(ignorant)
  expect(wanted).toMatchObject({
    payoutsEnabled: false,
    currentlyDue: ['external_account'],
    orders: [
      { order: 'paid', part: 'captured', netMinor: expect.any(Number) },
      { order: 'refunded', part: 'refunded', refundedMinor: 2500 },
      { order: 'paid', part: 'captured', refundedMinor: 1000 },
      { order: 'paid', part: 'captured' },
      {},
    ],
  })
  expect(taken.connect).toBe(0)

  await sandbox.control.setDeliveries({ dropped: 0.2, doubled: 1, shuffle_ms: 5000, seed: 4 })
  const shops = await openShops(sandbox, 4)
  await sandbox.control.advance(60)
  await expect.poll(() => taken.connect).toBeGreaterThan(20)
  await processReceived()
  const heard = await db().webhookEvent.count({ where: { accountId: { in: shops.map(({ accountId }) => accountId) } } })
  expect(taken.connect).toBeGreaterThan(heard)
  const before = await Promise.all(shops.map(knowledgeOf))
  expect(before).not.toEqual(shops.map(() => wanted))
  expect(await fetchLost(shops)).toBeGreaterThan(0)
  await processReceived()
  expect(await Promise.all(shops.map(knowledgeOf))).toEqual(shops.map(() => wanted))
}, 120_000)
