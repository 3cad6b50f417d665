import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { markDelivered } from '@/lib/fulfilment/change-shipment'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { listMails } from '@/lib/mail/mailbox'
import { sendReturnMail } from '@/lib/notices/return-mail'
import { testDatabase } from '@/testing/database'
import { RETURN_ADDRESS as ADDRESS, testReturns } from '@/testing/returned-orders'
import { testSandbox } from '@/testing/sandbox'
import { approveReturn, declineReturn, instructReturn } from './answer-return'
import { requestReturn } from './request-return'
import { setReturnPolicy } from './return-policy'
import { watchReturns } from './watch-returns'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const { market, shippedOrder, returned, refundAtStripe, rowOf, statusOf, stockOf } = testReturns(sandbox)
afterAll(stopJobs)

const DAY = 86_400_000
const POLICY = { takesReturns: true, windowDays: 30, paysPostage: false, returnAddress: null }

async function mailsOf(returnId: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ data: { about: string; to: string } }[]>`
    select data from pgboss.job where name = 'send-return-mail' and data->>'returnId' = ${returnId} order by created_on, data->>'to'`
  return rows.map(({ data }) => `${data.about} ${data.to}`)
}
async function eventsOf(orderId: string): Promise<string[]> {
  const rows = await db().orderEvent.findMany({ where: { orderId, event: { startsWith: 'return_' } }, orderBy: { id: 'asc' } })
  return rows.map(({ event }) => event)
}

test('a return is asked for, approved, sent and received; its pieces go back to stock once, and a refund at Stripe closes it', async () => {
  const made = await shippedOrder()
  const { seller, productId, orderId, partId } = made
  const { id, of, send, arrives } = await returned(made)
  expect(await rowOf(id)).toMatchObject({ status: 'approved', address: ADDRESS, postage: 'buyer', isWithdrawal: false })
  expect(await approveReturn(of, 'Elsewhere')).toEqual({ kind: 'changed' })
  expect([await send(), await send()]).toEqual([{ kind: 'changed' }, { kind: 'changed' }])
  expect(await stockOf(productId)).toBe(7)
  expect(await Promise.all([arrives('2'), arrives('1')])).toEqual([{ kind: 'changed' }, { kind: 'changed' }])
  const row = await rowOf(id)
  expect(row).toMatchObject({ status: 'received', dueAt: null })
  expect(await stockOf(productId)).toBe(7 + (row.lines[0]?.receivedQuantity ?? 0))
  expect(await db().stockMovement.count({ where: { kind: 'restocked', variant: { productId } } })).toBe(1)
  await refundAtStripe(seller, partId, 1000)
  await settleSellerOrder(partId)
  expect(await rowOf(id)).toMatchObject({ status: 'refunded', endedAt: expect.any(Date) })
  expect(await eventsOf(orderId)).toEqual(['return_requested', 'return_approved', 'return_sent', 'return_received', 'return_refunded'])
  expect((await mailsOf(id)).sort()).toEqual(
    ['requested buyer', 'requested seller', 'approved buyer', 'sent seller', 'received buyer', 'refunded buyer', 'refunded seller'].sort(),
  )
  const deeds = await db().auditEntry.findMany({ where: { subjectId: partId, deed: { startsWith: 'return_' } }, orderBy: { createdAt: 'asc' } })
  expect(deeds.map(({ deed }) => deed)).toEqual(['return_approved', 'return_received'])
})

test('what is not restocked, or did not arrive, is not in stock; and what did not arrive can be asked for again', async () => {
  const made = await shippedOrder()
  const { id, send, arrives } = await returned(made, '3')
  await send()
  expect(await arrives('1', false)).toEqual({ kind: 'changed' })
  expect([await stockOf(made.productId), (await rowOf(id)).lines[0]]).toMatchObject([7, { receivedQuantity: 1, isRestocked: false }])
  expect(await made.wants('3')).toMatchObject({ kind: 'refused', said: { key: 'returns.tooMany' } })
  expect(await made.wants('2')).toEqual({ kind: 'requested' })
})

test('delivered in the EU it is approved by the rule for a fortnight, whatever its seller promises, and cannot be declined', async () => {
  const made = await shippedOrder({ country: 'DE' })
  const { sellerId, partId, orderId, shipmentId } = made
  await setReturnPolicy(sellerId, { ...POLICY, takesReturns: false, returnAddress: ADDRESS })
  await markDelivered({ sellerId, sellerOrderId: partId, shipmentId })
  const { id, of } = await returned(made, '1', false)
  expect(await rowOf(id)).toMatchObject({ status: 'approved', isWithdrawal: true, address: ADDRESS, postage: 'buyer' })
  expect(await declineReturn(of, 'No.')).toMatchObject({ kind: 'refused', said: { key: 'returns.withdrawal' } })
  expect(await eventsOf(orderId)).toEqual(['return_requested', 'return_by_rule'])
  expect((await mailsOf(id)).sort()).toEqual(['approved buyer', 'requested seller'])
  await db().shipment.update({ where: { id: shipmentId }, data: { deliveredAt: new Date(Date.now() - 14 * DAY) } })
  expect(await made.wants('1')).toMatchObject({ kind: 'refused', said: { key: 'returns.tooLate' } })
})

test('without an address the seller says where to; until then nothing is sent, and the buyer is told again', async () => {
  const made = await shippedOrder({ country: 'DE' })
  const { id, of, send } = await returned(made, '1', false)
  expect(await rowOf(id)).toMatchObject({ status: 'approved', address: null })
  expect(await send()).toMatchObject({ kind: 'refused', said: { key: 'returns.noAddressYet' } })
  expect(await instructReturn(of, ' ')).toMatchObject({ kind: 'refused', said: { key: 'returns.noAddress' } })
  expect([await instructReturn(of, ADDRESS), await instructReturn(of, ADDRESS)]).toEqual([{ kind: 'changed' }, { kind: 'changed' }])
  expect(await rowOf(id)).toMatchObject({ address: ADDRESS })
  expect((await mailsOf(id)).sort()).toEqual(['approved buyer', 'approved buyer', 'requested seller'])
  expect(await send()).toEqual({ kind: 'changed' })
})

test('a seller declines with a reason, which stays theirs; a stranger answers nothing', async () => {
  const made = await shippedOrder()
  const { id, of, cancel } = await returned(made, '1', false)
  expect(await declineReturn(of, ' ')).toMatchObject({ kind: 'refused', said: { key: 'cancelation.noReason' } })
  expect(await approveReturn({ ...of, sellerId: (await market.seller()).sellerId }, ADDRESS)).toEqual({ kind: 'not_found' })
  expect(await approveReturn({ ...of, sellerOrderId: (await shippedOrder()).partId }, ADDRESS)).toEqual({ kind: 'not_found' })
  expect(await declineReturn(of, 'It was used.')).toEqual({ kind: 'changed' })
  expect(await rowOf(id)).toMatchObject({ status: 'declined', declineReason: 'It was used.', dueAt: null })
  expect([await cancel(), await approveReturn(of, ADDRESS)]).toMatchObject([
    { kind: 'refused', said: { key: 'returns.changed' } },
    { kind: 'refused' },
  ])
})

test('unanswered for a week it is the operator’s task, until the seller answers; agreed and not sent for thirty days it expires', async () => {
  await db().return.updateMany({ data: { dueAt: null } })
  const { id, of, send } = await returned(await shippedOrder(), '1', false)
  const inDays = (days: number) => new Date(Date.now() + days * DAY)
  expect(await watchReturns(inDays(6))).toEqual({ expired: 0, unanswered: 0 })
  await Promise.all([watchReturns(inDays(8)), watchReturns(inDays(8))])
  const tasks = () => db().operatorTask.findMany({ where: { kind: 'return_unanswered', sellerOrderId: of.sellerOrderId } })
  expect(await tasks()).toMatchObject([{ resolvedAt: null }])
  expect(await approveReturn(of, ADDRESS)).toEqual({ kind: 'changed' })
  expect(await tasks()).toMatchObject([{ resolution: 'automatic' }])
  expect(await watchReturns(inDays(29))).toEqual({ expired: 0, unanswered: 0 })
  expect(await watchReturns(inDays(31))).toEqual({ expired: 1, unanswered: 0 })
  expect([await statusOf(id), await send()]).toMatchObject(['expired', { kind: 'refused', said: { key: 'returns.changed' } }])
})

test('what was refunded at Stripe before it arrived closes the return when it does; all of it refunded closes every return', async () => {
  const made = await shippedOrder()
  const { seller, partId } = made
  const first = await returned(made, '1')
  await refundAtStripe(seller, partId, 700)
  expect(await statusOf(first.id)).toBe('approved')
  expect(await first.arrives('1')).toEqual({ kind: 'changed' })
  expect(await statusOf(first.id)).toBe('refunded')
  const second = await returned(made, '1')
  await second.arrives('1')
  expect(await statusOf(second.id)).toBe('received')
  const third = await returned(made, '1', false)
  const { amountMinor } = await db().sellerOrder.findUniqueOrThrow({ where: { id: partId } })
  await refundAtStripe(seller, partId, Number(amountMinor) - 700)
  expect([await statusOf(second.id), await statusOf(third.id)]).toEqual(['refunded', 'refunded'])
})

test('pictures are kept as we write them, four at most; what is none is refused, and nothing is stored', async () => {
  const { place, lineId, partId } = await shippedOrder()
  const values = { quantities: { [lineId]: '1' }, reason: 'damaged', words: 'It is cracked.' }
  const photo = new Uint8Array(
    await sharp({ create: { width: 300, height: 240, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer(),
  )
  const ask = (uploads: Uint8Array[]) => requestReturn(place, randomUUID(), values, uploads)
  expect(await ask([photo, new TextEncoder().encode('<svg/>')])).toMatchObject({ kind: 'refused', said: { key: 'picture.unreadable' } })
  expect(await ask([photo, photo, photo, photo, photo])).toMatchObject({ kind: 'refused', said: { key: 'returns.tooManyPictures' } })
  expect(await db().return.count({ where: { sellerOrderId: partId } })).toBe(0)
  expect(await ask([photo, photo])).toEqual({ kind: 'requested' })
  const pictures = await db().returnPicture.findMany({ where: { return: { sellerOrderId: partId } }, orderBy: { position: 'asc' } })
  expect(pictures).toMatchObject([
    { position: 0, contentType: 'image/webp', width: 300 },
    { position: 1, height: 240 },
  ])
  expect(await db().return.findFirstOrThrow({ where: { sellerOrderId: partId } })).toMatchObject({ words: 'It is cracked.', reason: 'damaged' })
})

test('the mail of an approved return says where to send it and who pays', async () => {
  const { id } = await returned(await shippedOrder(), '2')
  await sendReturnMail(id, 'buyer', 'approved')
  const [mail] = await listMails()
  expect(mail?.subject).toMatch(/^Send back items of order/)
  for (const words of ['1 High Street', 'You pay for sending it back', '2 × “Mug”']) expect(mail?.text).toContain(words)
})
