import { afterAll, expect, test } from 'vitest'
import { refusal, startSellerBench } from '@/sandbox/testing/sandbox-client'
import { REFUSAL_ACTIONS, refusalOf } from './refusals'

const bench = await startSellerBench()
afterAll(() => bench.close())

const BODY = { amount: 2000, currency: 'usd', confirm: true, payment_method: 'pm_card_visa', allowed_payment_method_types: ['card'] } as const

test.each(REFUSAL_ACTIONS)('%s refuses a charge in Stripe’s words, and leaves its key free', async (action) => {
  const rule = { method: 'POST', path: '^/v1/payment_intents$', action }
  await fetch(`${bench.sandbox.url}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(rule) })
  const charge = () =>
    bench.stripe.paymentIntents.create({ ...BODY, allowed_payment_method_types: ['card'] }, { ...bench.on, idempotencyKey: action })
  const { status, code, param, message } = refusalOf(action) ?? {}
  expect(await refusal(charge())).toMatchObject({ statusCode: status, code, param, message })
  expect(await charge()).toMatchObject({ status: 'succeeded' })
})
