import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { setRefundPolicy } from '@/lib/refunds/refund-policy'
import { testDatabase } from '@/testing/database'
import { testDisputes } from '@/testing/disputed-orders'
import { testReturns } from '@/testing/returned-orders'
import { makeOperator } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { advanceDispute } from './advance-dispute'
import { answerDispute } from './answer-dispute'
import { answerForSeller } from './answer-for-seller'
import { readAnswer } from './read-answer'
import { saveEvidence } from './save-evidence'
import { watchDisputes } from './watch-disputes'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const { shippedOrder } = testReturns(sandbox)
const { stripe, open, hear, rowOf, mailsOf } = testDisputes(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

async function set(answersForSellers: boolean) {
  const { userId } = await makeOperator()
  await setRefundPolicy({ userId, isOperator: true }, { feePolicy: 'proportional', onLostDispute: 'keep', answersForSellers })
}
beforeAll(() => set(true))

/** A dispute that must be answered within so many hours, of a sale whose parcel is tracked or not. */
async function due({ isTracked = true, hours = 23, kind = 'product_not_received' as Parameters<typeof open>[1] } = {}) {
  const made = await shippedOrder()
  await settleSellerOrder(made.partId)
  if (isTracked) await db().shipment.updateMany({ where: { sellerOrderId: made.partId }, data: { carrier: 'ups', trackingNumber: '1Z999' } })
  const id = await open(made, kind)
  await hear(made)
  const { id: rowId } = await rowOf(id)
  const soon = async () => {
    const { now } = await sandbox.control.clock()
    const [createdAt, dueBy] = [new Date((now - 5 * 86_400) * 1000), new Date((now + hours * 3600) * 1000)]
    await db().dispute.update({ where: { id: rowId }, data: { createdAt, dueBy } })
  }
  await soon()
  const atStripe = () => stripe.disputes.retrieve(id, {}, { stripeAccount: made.seller.accountId })
  const jobs = () => db().$queryRaw<{ hours: string }[]>`
    select data->>'hours' as hours from pgboss.job where name = 'answer-for-seller' and data->>'disputeId' = ${rowId}`
  return { made, id, rowId, soon, atStripe, jobs, by: { sellerId: made.sellerId, userId: made.seller.userId } }
}

test('a day before the end what its seller has not answered is answered with what the order says, once, and they are told', async () => {
  const { made, rowId, atStripe, jobs } = await due()
  expect(await readAnswer(rowId, made.sellerId)).toMatchObject({ standing: 'open', isSentAnyway: true })
  await watchDisputes()
  await watchDisputes()
  expect(await jobs()).toEqual([{ hours: '24' }])
  await answerForSeller(rowId, 24)
  await answerForSeller(rowId, 24)
  const { evidence, evidence_details: details } = await atStripe()
  expect([details.submission_count, evidence.shipping_tracking_number, evidence.receipt]).toEqual([1, '1Z999', expect.any(String)])
  expect(await readAnswer(rowId, made.sellerId)).toMatchObject({ standing: 'sent', isForSeller: true, isSentAnyway: false })
  expect((await mailsOf(rowId)).map((mail) => mail.split(' ')[0])).toEqual(['opened', 'answered'])
  const deeds = await db().auditEntry.findMany({ where: { subjectId: made.partId, deed: { startsWith: 'dispute_' } } })
  expect(deeds.map(({ deed }) => deed)).toEqual(['dispute_answered_for_seller'])
})

test('without tracking or downloads its seller is reminded instead', async () => {
  const { made, rowId, atStripe, jobs } = await due({ isTracked: false })
  expect(await readAnswer(rowId, made.sellerId)).toMatchObject({ isSentAnyway: false })
  await watchDisputes()
  expect(await jobs()).toHaveLength(1)
  await answerForSeller(rowId, 24)
  expect((await atStripe()).evidence_details.submission_count).toBe(0)
  expect((await mailsOf(rowId)).map((mail) => mail.split(' ')[0])).toEqual(['opened', 'due'])
})

test('nothing is sent earlier than a day before, nor where the operator has not asked for it', async () => {
  const early = await due({ hours: 70 })
  await watchDisputes()
  expect(await early.jobs()).toEqual([])
  expect((await mailsOf(early.rowId)).at(-1)).toContain('due')
  await set(false)
  try {
    const off = await due()
    await watchDisputes()
    expect(await off.jobs()).toEqual([])
    expect(await readAnswer(off.rowId, off.made.sellerId)).toMatchObject({ isSentAnyway: false })
  } finally {
    await set(true)
  }
})

test('the seller’s own draft is what is sent, and their own answer stands', async () => {
  const drafted = await due()
  await saveEvidence(drafted.by.sellerId, drafted.rowId, { uncategorized_text: 'It was left at the door.', shipping_tracking_number: '1Z111' })
  await answerForSeller(drafted.rowId, 24)
  expect((await drafted.atStripe()).evidence).toMatchObject({ uncategorized_text: 'It was left at the door.', shipping_tracking_number: '1Z111' })

  const answered = await due()
  await answerDispute(answered.by, answered.rowId, { answer: 'submit', texts: { uncategorized_text: 'Mine.', shipping_tracking_number: '1Z' } })
  await answerForSeller(answered.rowId, 24)
  expect((await answered.atStripe()).evidence.uncategorized_text).toBe('Mine.')
  expect((await mailsOf(answered.rowId)).map((mail) => mail.split(' ')[0])).toEqual(['opened'])
})

test('an inquiry is answered, and the dispute it becomes is answered too, each told once', async () => {
  const { made, id, rowId, soon, atStripe, jobs } = await due({ kind: 'inquiry' })
  const answers = async () => {
    await watchDisputes()
    await answerForSeller(rowId, 24)
    await answerForSeller(rowId, 24)
    return (await atStripe()).status
  }
  expect(await answers()).toBe('warning_under_review')
  await sandbox.control.decideDispute(id, 'escalated')
  await hear(made)
  await soon()
  expect(await answers()).toBe('under_review')
  expect(await jobs()).toHaveLength(2)
  const told = ['opened warning_needs_response', 'answered warning_under_review', 'opened needs_response', 'answered under_review']
  expect(await mailsOf(rowId)).toEqual(told)
})

test('while Stripe does not answer it is tried again', async () => {
  const { made, rowId, atStripe } = await due()
  const submit = { method: 'POST' as const, path: '^/v1/disputes/du_\\w+$', account: made.seller.accountId, times: 99 }
  await sandbox.control.addFault({ ...submit, action: 'error_500_after' })
  await expect(answerForSeller(rowId, 24)).rejects.toThrow('waits for Stripe')
  await sandbox.control.clearFaults()
  await advanceDispute(rowId)
  await answerForSeller(rowId, 24)
  expect((await atStripe()).evidence_details.submission_count).toBe(1)
  expect((await mailsOf(rowId)).at(-1)).toContain('answered')
})

test('where Stripe lets no platform answer, the seller is reminded', async () => {
  const { made, rowId, atStripe } = await due()
  await sandbox.control.addFault({ method: 'POST', path: '/disputes/', action: 'refuse_permission', account: made.seller.accountId, times: 9 })
  await answerForSeller(rowId, 24)
  expect((await atStripe()).evidence_details.submission_count).toBe(0)
  expect(await readAnswer(rowId, made.sellerId)).toMatchObject({ standing: 'open', refusal: 'not_allowed' })
  expect((await mailsOf(rowId)).map((mail) => mail.split(' ')[0])).toEqual(['opened', 'due'])
})
