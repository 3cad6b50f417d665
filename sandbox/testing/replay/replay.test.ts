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
  expect(await playAll([{ name: 'one', calls }])).toEqual({ inScope: 3, outOfScope: {}, skipped: {}, differences: [] })
})

test('skips and counts what it cannot prepare, and plays the rest', async () => {
  const known = { id: 'pi_3Recorded00000000000001', object: 'payment_intent', status: 'succeeded', amount: 1, currency: 'usd' }
  const calls = [
    call({ method: 'POST', path: '/v1/customers', idempotencyKey: 'k'.repeat(250), answer: customer }),
    call({ method: 'POST', path: '/v1/customers', idempotencyKey: 'k'.repeat(300), answer: { ...customer, id: 'cus_Recorded000002' } }),
    call({ path: '/v1/accounts/acct_1Recorded0000001/persons/person_1Recorded0000001', answer: { object: 'person' } }),
    call({ path: '/v1/disputes/dp_1Recorded0000000001', answer: { object: 'dispute' } }),
    call({ path: '/v1/disputes/dp_1Recorded0000000002', answer: { object: 'dispute' } }),
    // An amount below the minimum: the payment that the refund is of cannot be made.
    call({ method: 'POST', path: '/v1/refunds', body: `payment_intent=${known.id}`, answer: { object: 'refund', payment_intent: known } }),
    call({ path: '/v1/customers', query: 'email=50%', answer: { object: 'list' } }),
  ]
  const { inScope, skipped, differences } = await playAll([{ name: 'a cassette', calls }])
  expect([inScope, differences]).toEqual([2, []])
  expect(Object.values(skipped).reduce((sum, count) => sum + count, 0)).toBe(5)
  expect(skipped).toMatchObject({
    'could not prepare /v1/customers: its idempotency key is longer than 255 characters': 1,
    'could not prepare /v1/disputes/dp_…: dp_… was made elsewhere': 2,
    'could not prepare /v1/accounts/acct_…/persons/person_…: person_… was made elsewhere': 1,
  })
  expect(reportOf({ inScope, outOfScope: {}, skipped, differences })).toContain('Skipped: 2 calls, could not prepare /v1/disputes/dp_…')
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
