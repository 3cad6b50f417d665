import { readFileSync } from 'node:fs'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { recordEvents } from '@/lib/saga/record/record-events'
import { partEvent } from '@/lib/saga/saga-event'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { changeVariant, makeOperator } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { readOperatorOrder } from './read-operator-order'
import { listTasks, openTasks, resolveTask } from './tasks'
import { watchOutcomes } from './watch-outcomes'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)
beforeEach(async () => void (await db().operatorTask.deleteMany()))

async function paidOrder() {
  const wish = market.wish(await market.product(await market.seller()), await market.card())
  await placeOrder(wish, market.guest())
  const { parts, ...order } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true } })
  const [part] = parts
  if (!part) throw new Error('no part')
  return { orderId: order.id, partId: part.id, number: order.number }
}
const operator = await makeOperator('operator@souk.test')

test('a task is opened with the contradiction it is about, once however often that comes', async () => {
  const { orderId, partId } = await paidOrder()
  for (let times = 0; times < 2; times++) await recordEvents(orderId, [partEvent({ type: 'part', partId, to: 'scheduled' })])
  const { tasks } = await listTasks(true)
  expect(tasks).toMatchObject([{ kind: 'contradiction', orderId, resolution: null, sentence: expect.stringContaining('captured') }])
  expect(await openTasks(10)).toMatchObject({ count: 1 })
  expect((await readOperatorOrder(orderId))?.tasks).toHaveLength(1)
})

test('a task about a failed refund closes by itself once the refund arrives', async () => {
  const { orderId, partId } = await paidOrder()
  await recordEvents(orderId, [partEvent({ type: 'part', partId, to: 'refund_failed' })])
  expect((await listTasks(true)).tasks).toMatchObject([{ kind: 'refund_failed', orderId }])
  await recordEvents(orderId, [partEvent({ type: 'part', partId, to: 'refunded' })])
  expect((await listTasks(true)).tasks).toEqual([])
  expect((await listTasks(false)).tasks).toMatchObject([{ kind: 'refund_failed', resolution: 'automatic', resolvedBy: null }])
})

test('a task about an unknown outcome closes by itself once the charge is known', async () => {
  const { orderId, partId } = await paidOrder()
  await db().sellerOrder.update({ where: { id: partId }, data: { status: 'authorizing' } })
  await recordEvents(orderId, [partEvent({ type: 'part', partId, to: 'canceled', reason: 'outcome_unknown' })])
  expect((await listTasks(true)).tasks).toMatchObject([{ kind: 'outcome_unknown', orderId }])
  await recordEvents(orderId, [partEvent({ type: 'part', partId, to: 'captured' })])
  expect((await listTasks(true)).tasks).toEqual([])
})

test('a task is opened for an order that has waited for Stripe for a quarter of an hour, and closed when the order moves on', async () => {
  const { orderId } = await paidOrder()
  await db().order.update({ where: { id: orderId }, data: { status: 'open', cardStatus: 'saving' } })
  await watchOutcomes(new Date(Date.now() + 10 * 60_000))
  expect((await listTasks(true)).tasks).toEqual([])
  for (let times = 0; times < 2; times++) await watchOutcomes(new Date(Date.now() + 20 * 60_000))
  expect((await listTasks(true)).tasks).toMatchObject([{ kind: 'outcome_unknown', orderId, shopName: null }])
  await db().order.update({ where: { id: orderId }, data: { status: 'paid' } })
  await watchOutcomes(new Date())
  expect((await listTasks(true)).tasks).toEqual([])
})

test('a task resolved by hand keeps its note, on it and in the timeline of its order', async () => {
  const { orderId, partId } = await paidOrder()
  await recordEvents(orderId, [partEvent({ type: 'part', partId, to: 'scheduled' })])
  const [task] = (await listTasks(true)).tasks
  const input = { taskId: task?.id, note: '  Checked at Stripe: paid once.  ' }
  expect(await resolveTask({ ...operator, isOperator: false }, input)).toEqual({ kind: 'not_operator' })
  expect(await resolveTask(operator, { ...input, note: '   ' })).toEqual({ kind: 'note_missing' })
  expect(await resolveTask(operator, { ...input, note: 'x'.repeat(501) })).toEqual({ kind: 'note_missing' })
  expect((await listTasks(true)).tasks).toHaveLength(1)
  expect(await resolveTask(operator, input)).toEqual({ kind: 'resolved' })
  expect(await resolveTask(operator, { ...input, note: 'Again' })).toEqual({ kind: 'resolved_before' })
  const by = { resolution: 'by_operator', resolvedBy: 'operator@souk.test', note: 'Checked at Stripe: paid once.' }
  expect((await listTasks(false)).tasks).toMatchObject([{ ...by, resolvedAt: expect.any(String) }])
  const line = (await readOperatorOrder(orderId))?.timeline.find(({ kind }) => kind === 'task_resolved')
  expect(line?.note).toBe('operator@souk.test: Checked at Stripe: paid once.')
  // The same again afterwards is a new task.
  await recordEvents(orderId, [partEvent({ type: 'part', partId, to: 'scheduled' })])
  expect((await listTasks(true)).tasks).toHaveLength(1)
})

test('stock that is sold although it is gone opens a task for each product', async () => {
  const product = await market.product(await market.seller(), { stock: 1 })
  const wish = market.wish(product, await market.card('pm_card_chargeCustomerFail'))
  await placeOrder(wish, market.guest())
  const order = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true } })
  expect(order.status).toBe('declined')
  await changeVariant(product.id, { stock: 0 })
  await recordEvents(order.id, [partEvent({ type: 'part', partId: order.parts[0]?.id ?? '', to: 'captured' })])
  expect((await listTasks(true)).tasks).toMatchObject([{ kind: 'oversold', orderId: order.id }])
})

test('the migration opens tasks for what was noted before there were tasks', async () => {
  const [refund, unknown, both] = [await paidOrder(), await paidOrder(), await paidOrder()]
  await db().sellerOrder.update({ where: { id: refund.partId }, data: { status: 'refund_failed' } })
  await db().sellerOrder.update({ where: { id: unknown.partId }, data: { status: 'canceled', endReason: 'outcome_unknown' } })
  const noted = { orderId: both.orderId, sellerOrderId: both.partId, event: 'contradiction', detail: { sentence: 'Noted before.' } }
  await db().orderEvent.createMany({ data: [noted, noted, { orderId: both.orderId, event: 'oversold', detail: { productId: 'p', quantity: 1 } }] })
  const migration = readFileSync('prisma/migrations/20261130000103_operator_tasks/migration.sql', 'utf8')
  const inserts = migration.slice(migration.indexOf('INSERT INTO')).split(';\n')
  for (const insert of inserts) if (insert.includes('INSERT INTO')) await db().$executeRawUnsafe(insert)
  const kinds = async ({ orderId }: { orderId: string }) => (await readOperatorOrder(orderId))?.tasks.map(({ kind }) => kind).sort()
  expect(await kinds(refund)).toEqual(['refund_failed'])
  expect(await kinds(unknown)).toEqual(['outcome_unknown'])
  expect(await kinds(both)).toEqual(['contradiction', 'oversold'])
  // What follows finds its task again.
  await recordEvents(refund.orderId, [partEvent({ type: 'part', partId: refund.partId, to: 'refunded' })])
  expect((await readOperatorOrder(refund.orderId))?.tasks).toMatchObject([{ resolution: 'automatic' }])
})
