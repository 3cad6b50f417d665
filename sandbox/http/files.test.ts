import { afterAll, expect, test } from 'vitest'
import { eventually, refusal, startBench } from '@/sandbox/testing/sandbox-client'

const bench = await startBench({ asyncDelayMs: 0 })
const { stripe } = bench
afterAll(() => bench.close())

const receipt = { data: Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 255, 10]), name: 'receipt.pdf', type: 'application/pdf' }

test('evidence of a dispute is an uploaded file', async () => {
  const file = await stripe.files.create({ purpose: 'dispute_evidence', file: receipt })
  expect(file).toMatchObject({ object: 'file', filename: 'receipt.pdf', purpose: 'dispute_evidence', size: 7, type: 'pdf' })
  expect((await stripe.files.list({ purpose: 'dispute_evidence' })).data.map(({ id }) => id)).toEqual([file.id])
  await stripe.paymentIntents.create({
    amount: 2000,
    currency: 'usd',
    payment_method: 'pm_card_createDispute',
    allowed_payment_method_types: ['card'],
    capture_method: 'automatic',
    confirm: true,
  })
  const dispute = await eventually(async () => (await stripe.disputes.list()).data[0])
  const staged = await stripe.disputes.update(dispute.id, { evidence: { receipt: file.id }, submit: false })
  expect(staged.evidence.receipt).toBe(file.id)
})

test('refuses other kinds of file as evidence, and files that are not there', async () => {
  const wrong = stripe.files.create({ purpose: 'dispute_evidence', file: { ...receipt, type: 'text/plain' } })
  expect(await refusal(wrong)).toMatchObject({ statusCode: 400, param: 'file' })
  expect(await refusal(stripe.files.retrieve('file_none'))).toMatchObject({ statusCode: 404, code: 'resource_missing' })
})
