import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inTodaysWords } from './older-versions'
import { outOfScope, playAll, playFile, reportOf, shareEqual } from './play-all'
import type { RecordedCall } from './read-recording'

const given = process.env.SANDBOX_RECORDINGS
const beside = '../shared/recordings/pay.jsonl.gz'
const file = given || (existsSync(beside) ? beside : undefined)
if (!file) console.log('No recordings of the real Stripe: set SANDBOX_RECORDINGS to a file of them to play it.')

test.skipIf(!file)('answers recorded calls of the real Stripe as it did', { timeout: 120_000 }, async () => {
  const replay = await playFile(file as string)
  console.log(reportOf(replay))
  expect(replay.inScope).toBeGreaterThan(0)
  expect(shareEqual(replay), reportOf(replay)).toBeGreaterThanOrEqual(0.95)
})

function call(facts: Partial<RecordedCall>): RecordedCall {
  const plain = {
    method: 'GET',
    host: 'api.stripe.com',
    path: '/v1/customers',
    query: '',
    body: '',
    account: null,
    idempotencyKey: null,
    version: null,
  }
  return { ...plain, status: 200, answer: {}, ...facts }
}

const customer = { id: 'cus_Recorded000001', object: 'customer', email: 'a@example.com', name: null }

test('makes what other recordings had made, and follows ids', async () => {
  const answer = { id: 'pm_1Recorded00000000000002', object: 'payment_method', customer: customer.id, card: { last4: '4242' } }
  const calls = [
    call({ method: 'POST', path: '/v1/payment_methods/pm_card_visa/attach', body: `customer=${customer.id}`, answer }),
    call({ path: `/v1/payment_methods/${answer.id}`, answer }),
    call({ path: `/v1/customers/${customer.id}`, answer: customer }),
  ]
  expect(await playAll([{ name: 'one', calls }])).toEqual({ inScope: 3, outOfScope: {}, differences: [] })
})

test('tells each difference', async () => {
  const error = { type: 'invalid_request_error', code: 'resource_missing', param: 'customer' }
  const calls = [
    call({ path: '/v1/customers/cus_NeverThere0001', status: 404, answer: { error } }),
    call({ path: '/v1/subscriptions', answer: { object: 'list' } }),
  ]
  const replay = await playAll([{ name: 'one', calls }])
  expect(replay.outOfScope).toEqual({ '/v1/subscriptions is not among the resources here': 1 })
  expect(replay.differences).toMatchObject([{ cassette: 'one', n: 1, recorded: { param: 'customer' }, ours: { param: 'id', status: 404 } }])
})

test('leaves out what is not the business of this program', () => {
  expect(outOfScope(call({ path: '/v1/customers/cus_1' }))).toBeNull()
  expect(outOfScope(call({ path: '/v1/customers/cus_1/tax_ids' }))).toContain('not among')
  expect(outOfScope(call({ host: 'js.stripe.com' }))).toContain('host')
  expect(outOfScope(call({ method: 'POST', path: '/v1/payment_methods', body: 'type=alipay' }))).toContain('alipay')
})

test('says parameters of older versions in the words of today', () => {
  const old = call({
    method: 'POST',
    path: '/v1/payment_intents',
    version: '2020-08-27',
    body: 'amount=100&payment_method_types[]=card&expand[]=invoice',
  })
  expect(decodeURIComponent(inTodaysWords(old).body)).toBe('amount=100&allowed_payment_method_types[]=card')
  expect(inTodaysWords({ ...old, version: '2026-10-28.endive' }).body).toBe(old.body)
})
