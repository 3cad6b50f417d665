import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, refusal, startBench } from '@/sandbox/testing/sandbox-client'

let bench: Bench

beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())

const charge = { amount: 2000, currency: 'usd', confirm: true, payment_method: 'pm_card_visa', allowed_payment_method_types: ['card'] } as const
const create = (more: object, idempotencyKey: string) =>
  bench.stripe.paymentIntents.create({ ...charge, allowed_payment_method_types: ['card'], ...more }, { idempotencyKey })

async function setFault(fault: object) {
  await fetch(`${bench.sandbox.url}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(fault) })
}

test('the same request again is the same answer, and nothing happens twice', async () => {
  const first = await create({}, 'same')
  const again = await create({}, 'same')
  expect(again.id).toBe(first.id)
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
  expect(again.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId)
  expect((await bench.stripe.charges.list({ payment_intent: first.id })).data).toHaveLength(1)
})

test('a refusal by the issuer is replayed too', async () => {
  const first = await refusal(create({ payment_method: 'pm_card_chargeDeclined' }, 'declined'))
  const again = await refusal(create({ payment_method: 'pm_card_chargeDeclined' }, 'declined'))
  expect(again).toMatchObject({ statusCode: 402, charge: first.charge })
  expect(again.headers?.['idempotent-replayed']).toBe('true')
})

test('other parameters under the same key are refused', async () => {
  await create({}, 'other')
  const error = await refusal(create({ amount: 2001 }, 'other'))
  expect(error).toMatchObject({ statusCode: 400, type: 'StripeIdempotencyError' })
  expect(error.message).toBe(
    'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
      "Try using a key other than 'other' if you meant to execute a different request.",
  )
})

test('a request that was refused before it ran leaves its key free', async () => {
  expect(await refusal(create({ amount: 1 }, 'corrected'))).toMatchObject({ code: 'amount_too_small' })
  expect(await create({}, 'corrected')).toMatchObject({ status: 'succeeded' })
})

test('keys count per account', async () => {
  const account = await bench.seller()
  const on = { idempotencyKey: 'shared' }
  const one = await bench.stripe.customers.create({ email: 'a@example.com' }, on)
  const two = await bench.stripe.customers.create({ email: 'a@example.com' }, { ...on, stripeAccount: account })
  expect(two.id).not.toBe(one.id)
})

test('while the first is on its way, the second gets 409', async () => {
  bench.sandbox.world.settings.delayMs = 200
  const first = create({}, 'slow')
  await new Promise((resolve) => setTimeout(resolve, 50))
  const second = await refusal(create({}, 'slow'))
  bench.sandbox.world.settings.delayMs = 0
  expect(second).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
  expect(await first).toMatchObject({ status: 'succeeded' })
})

test('a connection cut after the work: repeating the key finds what was done', async () => {
  await setFault({ method: 'POST', path: '^/v1/payment_intents$', action: 'reset_after' })
  // The client resends after a reset by itself, even with its retries off.
  const found = await create({}, 'cut')
  expect(found.lastResponse.headers['idempotent-replayed']).toBe('true')
  expect((await bench.stripe.charges.list({ payment_intent: found.id })).data).toHaveLength(1)
})

test('a 500 after the work is what the key answers from then on; the work is there', async () => {
  await setFault({ method: 'POST', path: '^/v1/payment_intents$', action: 'error_500_after' })
  const params = { metadata: { order: 'lost' } }
  expect(await refusal(create(params, 'lost'))).toMatchObject({ statusCode: 500 })
  expect(await refusal(create(params, 'lost'))).toMatchObject({ statusCode: 500 })
  const found = (await bench.stripe.paymentIntents.list({ limit: 5 })).data.filter((intent) => intent.metadata.order === 'lost')
  expect(found.map((intent) => intent.status)).toEqual(['succeeded'])
})

test('a 500 or a cut before the work leaves nothing, and the key works', async () => {
  for (const [action, times] of [
    ['error_500_before', 1],
    ['reset_before', 2],
  ] as const) {
    await setFault({ method: 'POST', path: '^/v1/payment_intents$', action, times })
    const params = { metadata: { order: action } }
    await expect(create(params, action)).rejects.toBeInstanceOf(Error)
    const found = (await bench.stripe.paymentIntents.list({ limit: 5 })).data.filter((intent) => intent.metadata.order === action)
    expect(found).toEqual([])
    expect(await create(params, action)).toMatchObject({ status: 'succeeded' })
  }
})
