import sharp from 'sharp'
import { afterAll, afterEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { testDatabase } from '@/testing/database'
import { testDisputes } from '@/testing/disputed-orders'
import { testReturns } from '@/testing/returned-orders'
import { testSandbox } from '@/testing/sandbox'
import { advanceDispute, advanceDisputeLater } from './advance-dispute'
import { answerDispute, type DisputeWish } from './answer-dispute'
import { readPacket } from './packet'
import { readAnswer } from './read-answer'
import { addEvidenceFile, removeEvidenceFile, saveEvidence } from './save-evidence'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const { shippedOrder, market } = testReturns(sandbox)
const { stripe, open, hear, rowOf, decide } = testDisputes(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

const PDF = new Uint8Array(Buffer.from('%PDF-1.4 proof of shipping'))
const words: DisputeWish = { answer: 'submit', texts: { uncategorized_text: 'It arrived.', customer_name: 'Ada' } }

async function disputed(kind: Parameters<typeof open>[1] = 'product_not_received', from: { network?: string; agent?: string } = {}) {
  const made = await shippedOrder({ buyer: { ...market.guest(), ...from } })
  await settleSellerOrder(made.partId)
  const id = await open(made, kind)
  await hear(made)
  const row = await rowOf(id)
  const by = { sellerId: made.sellerId, userId: made.seller.userId }
  const atStripe = () => stripe.disputes.retrieve(id, {}, { stripeAccount: made.seller.accountId })
  const evidence = () => db().disputeEvidence.findUniqueOrThrow({ where: { disputeId: row.id } })
  return { made, by, id, rowId: row.id, atStripe, evidence }
}

test('what the order says for itself stands in the form: lines, address, the day it left, the story', async () => {
  const { made, rowId } = await disputed()
  await db().shipment.updateMany({ where: { sellerOrderId: made.partId }, data: { carrier: 'ups', trackingNumber: '1Z999' } })
  const answer = await readAnswer(rowId, made.sellerId)
  expect(answer).toMatchObject({ standing: 'open', missing: [], refusal: null, files: [] })
  expect(answer?.texts).toMatchObject({
    product_description: '3 × Mug, $25.00 each',
    shipping_carrier: 'UPS',
    shipping_tracking_number: '1Z999',
    shipping_address: expect.stringContaining('United States'),
    uncategorized_text: expect.stringMatching(/was placed with Clay & Kiln[\s\S]*What happened[\s\S]*Shipped/),
  })
  expect(answer?.texts.refund_policy_disclosure).toBeUndefined()
  expect(await readAnswer(rowId, (await shippedOrder()).sellerId)).toBeNull()
})

test('the bank reads from where the order was placed, and nothing where that is not known', async () => {
  const known = await disputed('fraudulent', { network: '203.0.113.7', agent: `Mozilla/5.0 ${'x'.repeat(400)}` })
  const { texts } = (await readAnswer(known.rowId, known.made.sellerId)) ?? {}
  expect(texts?.customer_purchase_ip).toBe('203.0.113.7')
  expect(texts?.uncategorized_text).toContain('The browser called itself: Mozilla/5.0')
  expect((await db().order.findUniqueOrThrow({ where: { id: known.made.orderId } })).agent).toHaveLength(300)
  const unknown = await disputed('fraudulent', { network: 'unknown', agent: '' })
  const bare = await readAnswer(unknown.rowId, unknown.made.sellerId)
  expect(bare?.texts.customer_purchase_ip).toBeUndefined()
  expect(bare?.texts.uncategorized_text).not.toContain('browser')
})

test('a draft is left at Stripe without being sent, with the receipt and the files of the seller’s own account', async () => {
  const { by, rowId, atStripe } = await disputed()
  expect(await addEvidenceFile(by.sellerId, rowId, { field: 'shipping_documentation', name: 'proof.pdf', bytes: PDF })).toEqual({ kind: 'saved' })
  const wrong = { field: 'uncategorized_file' as const, name: 'proof.pdf', bytes: new Uint8Array(Buffer.from('GIF89a')) }
  expect(await addEvidenceFile(by.sellerId, rowId, wrong)).toEqual({ kind: 'refused', said: { key: 'disputes.file' } })
  expect(await saveEvidence(by.sellerId, rowId, { uncategorized_text: 'Draft' })).toEqual({ kind: 'saved' })
  const { evidence, evidence_details: details, status } = await atStripe()
  expect(evidence).toMatchObject({
    uncategorized_text: 'Draft',
    receipt: expect.stringMatching(/^file_/),
    shipping_documentation: expect.any(String),
  })
  expect([details.submission_count, status]).toEqual([0, 'needs_response'])
  expect(await removeEvidenceFile(by.sellerId, rowId, 'shipping_documentation')).toEqual({ kind: 'saved' })
  expect((await readAnswer(rowId, by.sellerId))?.files.map(({ field }) => field)).toEqual(['receipt'])
})

test('submitted it is sent once, and stays as it was sent', async () => {
  const { made, by, id, rowId, atStripe, evidence } = await disputed()
  const done = await Promise.all([answerDispute(by, rowId, words), answerDispute(by, rowId, words)])
  expect(done.map(({ kind }) => kind).sort()).toEqual(['answered', 'refused'])
  const { evidence_details: details, status, evidence: sent } = await atStripe()
  expect([details.submission_count, status, sent.uncategorized_text]).toEqual([1, 'under_review', 'It arrived.'])
  expect(await evidence()).toMatchObject({
    answer: 'submit',
    answeredAt: expect.any(Date),
    byUserId: by.userId,
    submittedSnapshot: { texts: words.texts },
  })
  expect(await rowOf(id)).toMatchObject({ status: 'under_review', submissionCount: 1, feeMinor: 3000 })
  expect(await saveEvidence(by.sellerId, rowId, { uncategorized_text: 'Other' })).toMatchObject({ said: { key: 'disputes.answered' } })
  expect(await answerDispute(by, rowId, { answer: 'accept' })).toMatchObject({ said: { key: 'disputes.answered' } })
  await expect(db().disputeEvidence.update({ where: { disputeId: rowId }, data: { submittedSnapshot: {} } })).rejects.toThrow('was sent')
  await expect(db().disputeFile.deleteMany({ where: { disputeId: rowId } })).rejects.toThrow('was sent')
  expect(await db().auditEntry.count({ where: { subjectId: made.partId, deed: 'dispute_answered' } })).toBe(1)
  expect(await readAnswer(rowId, null)).toMatchObject({ standing: 'sent', texts: words.texts })
  await decide(id, 'won')
  await hear(made)
  expect(await rowOf(id)).toMatchObject({ status: 'won', takenMinor: 0, feeMinor: 1500 })
})

test.each(['reset_after', 'reset_before', 'error_500_before'] as const)(
  'an answer that is lost on the way (%s) is sent once all the same',
  async (action) => {
    const { made, by, rowId, atStripe } = await disputed()
    await sandbox.control.addFault({ method: 'POST', path: '/disputes/', action, account: made.seller.accountId, times: 9 })
    expect(await answerDispute(by, rowId, words)).toEqual({ kind: 'answered' })
    expect(await readAnswer(rowId, by.sellerId)).toMatchObject({ standing: 'asking' })
    if (action !== 'reset_after') await expect(advanceDisputeLater(rowId)).rejects.toThrow('waits for Stripe')
    await sandbox.control.clearFaults()
    expect(await Promise.all([advanceDispute(rowId), advanceDispute(rowId)])).toEqual(['done', 'done'])
    expect((await atStripe()).evidence_details.submission_count).toBe(1)
    expect(await readAnswer(rowId, by.sellerId)).toMatchObject({ standing: 'sent' })
  },
)

test('an inquiry that was answered and becomes a dispute is answered again, from what was said before', async () => {
  const { made, by, id, rowId, atStripe, evidence } = await disputed('inquiry')
  expect(await addEvidenceFile(by.sellerId, rowId, { field: 'shipping_documentation', name: 'proof.pdf', bytes: PDF })).toEqual({ kind: 'saved' })
  expect(await answerDispute(by, rowId, words)).toEqual({ kind: 'answered' })
  expect(await rowOf(id)).toMatchObject({ status: 'warning_under_review', submissionCount: 1 })
  await decide(id, 'escalated')
  await hear(made)
  await hear(made)
  expect(await readAnswer(rowId, by.sellerId)).toMatchObject({ standing: 'open', isFromInquiry: true, texts: words.texts, at: null })
  const kept = await db().disputeInquiryAnswer.findUniqueOrThrow({ where: { disputeId: rowId } })
  expect(kept).toMatchObject({ answer: 'submit', byUserId: by.userId, snapshot: { texts: words.texts } })
  expect(kept.files).toContainEqual(expect.objectContaining({ field: 'shipping_documentation', name: 'proof.pdf' }))
  await expect(db().disputeInquiryAnswer.update({ where: { disputeId: rowId }, data: { files: [] } })).rejects.toThrow('was sent')
  // The answer arrives, and this process hears nothing of it.
  await sandbox.control.addFault({ method: 'POST', path: '/disputes/', action: 'reset_after', account: made.seller.accountId, times: 9 })
  const again: DisputeWish = { answer: 'submit', texts: { ...words.texts, uncategorized_text: 'It arrived. Here is more.' } }
  expect(await answerDispute(by, rowId, again)).toEqual({ kind: 'answered' })
  await sandbox.control.clearFaults()
  await hear(made)
  await advanceDispute(rowId)
  const { evidence: sent, status } = await atStripe()
  expect([sent.uncategorized_text, status]).toEqual(['It arrived. Here is more.', 'under_review'])
  expect(await evidence()).toMatchObject({ answer: 'submit', answeredAt: expect.any(Date), submittedSnapshot: { texts: again.texts } })
  expect(await readAnswer(rowId, by.sellerId)).toMatchObject({ standing: 'sent', isFromInquiry: false })
  expect(await answerDispute(by, rowId, again)).toMatchObject({ kind: 'refused' })
})

test('accepted it is lost, for good, and nothing can be answered', async () => {
  const { by, id, rowId, atStripe } = await disputed('duplicate')
  expect(await answerDispute(by, rowId, { answer: 'accept' })).toEqual({ kind: 'answered' })
  expect((await atStripe()).status).toBe('lost')
  expect(await rowOf(id)).toMatchObject({ status: 'lost', takenMinor: 8000, feeMinor: 1500, closedAt: expect.any(Date) })
  expect(await readAnswer(rowId, by.sellerId)).toMatchObject({ standing: 'accepted' })
  expect(await answerDispute(by, rowId, words)).toMatchObject({ kind: 'refused' })
})

test('only the seller answers, while the bank waits, and not without a word', async () => {
  const { made, by, id, rowId } = await disputed()
  const other = await shippedOrder()
  expect(await answerDispute({ sellerId: other.sellerId, userId: other.seller.userId }, rowId, words)).toEqual({ kind: 'not_found' })
  expect(await saveEvidence(other.sellerId, rowId, {})).toEqual({ kind: 'not_found' })
  expect(await answerDispute(by, rowId, { answer: 'submit', texts: {} })).toMatchObject({ said: { key: 'disputes.empty' } })
  await decide(id, 'lost')
  await hear(made)
  expect(await answerDispute(by, rowId, words)).toEqual({ kind: 'refused', said: { key: 'disputes.decided' } })
})

test('decided meanwhile: what comes too late is not sent', async () => {
  const { by, id, rowId, atStripe } = await disputed()
  await decide(id, 'lost')
  expect(await answerDispute(by, rowId, words)).toEqual({ kind: 'answered' })
  expect((await atStripe()).evidence_details.submission_count).toBe(0)
  expect(await readAnswer(rowId, by.sellerId)).toBeNull()
  expect(await rowOf(id)).toMatchObject({ status: 'lost' })
})

test('where Stripe does not let us answer, the seller gets it as a PDF, and may try again', async () => {
  const { made, by, rowId, atStripe } = await disputed()
  await sandbox.control.addFault({ method: 'POST', path: '/disputes/', action: 'refuse_permission', account: made.seller.accountId, times: 9 })
  expect(await answerDispute(by, rowId, words)).toEqual({ kind: 'answered' })
  expect(await readAnswer(rowId, by.sellerId)).toMatchObject({ standing: 'open', refusal: 'not_allowed', texts: words.texts })
  const packet = await readPacket(rowId, by.sellerId)
  expect(packet.kind === 'pdf' && packet.pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const picturesIn = async () => {
    const read = await readPacket(rowId, by.sellerId)
    return read.kind === 'pdf' ? read.pdf.toString('latin1').split('/Subtype /Image').length - 1 : null
  }
  expect(await picturesIn()).toBe(0)
  const png = await sharp({ create: { width: 40, height: 20, channels: 4, background: '#ff000080' } })
    .png()
    .toBuffer()
  const file = { disputeId: rowId, contentType: 'image/png', size: 1, sha256: 'x' }
  const keep = (field: string, bytes: Buffer) =>
    db().disputeFile.create({ data: { ...file, field, name: `${field}.png`, bytes: new Uint8Array(bytes) } })
  await keep('shipping_documentation', png)
  await keep('customer_communication', png.subarray(0, 60))
  expect(await picturesIn()).toBe(1)
  await db().disputeFile.deleteMany({ where: { disputeId: rowId, sha256: 'x' } })
  expect(await readPacket(rowId, (await shippedOrder()).sellerId)).toEqual({ kind: 'not_found' })
  await sandbox.control.clearFaults()
  expect(await answerDispute(by, rowId, words)).toEqual({ kind: 'answered' })
  expect((await atStripe()).evidence_details.submission_count).toBe(1)
})
