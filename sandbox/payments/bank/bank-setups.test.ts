import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { banks, CONSENT, DOLLARS, GIVEN, payByBank, saveBankAccount, typesAbout } from '@/sandbox/testing/bank-accounts'
import { type Bench, eventually, refusal, startBench } from '@/sandbox/testing/sandbox-client'

let bench: Bench
let stripe: Stripe
beforeAll(async () => {
  bench = await startBench()
  stripe = bench.stripe
})
afterAll(() => bench.close())

describe('verification', () => {
  test('ends after three wrong amounts or ten wrong codes, keeps count, and may be tried anew', async () => {
    const { id } = await payByBank(stripe, 'pm_usBankAccount_success')
    const verify = (params: Stripe.PaymentIntentVerifyMicrodepositsParams) => stripe.paymentIntents.verifyMicrodeposits(id, params)
    expect((await refusal(verify({ amounts: [1, 2] }))).code).toBe('payment_method_microdeposit_verification_amounts_mismatch')
    expect((await refusal(verify({ descriptor_code: 'SM22BB' }))).code).toBe('payment_method_microdeposit_verification_descriptor_code_mismatch')
    expect((await refusal(verify({ amounts: [1] }))).code).toBe('payment_method_microdeposit_verification_amounts_invalid')
    expect((await refusal(verify({}))).statusCode).toBe(400)
    expect(await verify({ amounts: [1, 2] })).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_method_microdeposit_verification_attempts_exceeded' },
    })
    expect((await refusal(verify({ amounts: [32, 45] }))).code).toBe('payment_intent_unexpected_state')
    const again = { payment_method: 'pm_usBankAccount_success', mandate_data: CONSENT }
    expect((await stripe.paymentIntents.confirm(id, again)).status).toBe('requires_action')
  })

  test.each([
    [{ amounts: [10, 11] }, 'attempts_exceeded'],
    [{ descriptor_code: 'SM44DD' }, 'timeout'],
  ])('with Stripe’s test values %o ends by %s', async (proof, why) => {
    const { id } = await payByBank(stripe, 'pm_usBankAccount_success')
    const after = await stripe.paymentIntents.verifyMicrodeposits(id, proof)
    expect(after.last_payment_error?.code).toBe(`payment_method_microdeposit_verification_${why}`)
  })

  test('fails where no deposits arrive, and when ten days pass', async () => {
    const lost = await payByBank(stripe, 'pm_usBankAccount_failMicrodeposits')
    const failed = await eventually(async () => {
      const now = await stripe.paymentIntents.retrieve(lost.id)
      return now.status === 'requires_payment_method' ? now : null
    })
    expect(failed.last_payment_error?.code).toBe('payment_method_microdeposit_failed')

    const world = await startBench()
    const forgotten = await world.stripe.setupIntents.create({
      ...banks,
      payment_method: 'pm_usBankAccount_success',
      confirm: true,
      mandate_data: CONSENT,
    })
    await fetch(`${world.sandbox.url}/_sandbox/clock`, { method: 'POST', body: JSON.stringify({ advance_seconds: 10 * 86_400 + 1 }) })
    expect(await world.stripe.setupIntents.retrieve(forgotten.id)).toMatchObject({
      status: 'requires_payment_method',
      mandate: null,
      last_setup_error: { code: 'payment_method_microdeposit_verification_timeout' },
    })
    await world.close()
  })
})

describe('setting up', () => {
  test('makes a mandate that later debits stand on, until the account is detached', async () => {
    const { customer, method, setup } = await saveBankAccount(stripe)
    expect(setup).toMatchObject({ status: 'succeeded', next_action: null })
    const mandate = await stripe.mandates.retrieve(String(setup.mandate), { expand: ['payment_method'] })
    expect(mandate).toMatchObject({ status: 'active', type: 'multi_use', multi_use: {}, payment_method: { id: method, customer } })
    expect(mandate.customer_acceptance).toMatchObject({ type: 'online', online: { ip_address: '203.0.113.9', user_agent: 'Browser/1' } })

    const later = { ...DOLLARS, customer, payment_method: method, off_session: true, confirm: true }
    expect((await stripe.paymentIntents.create({ ...later, mandate: mandate.id })).status).toBe('processing')
    expect((await stripe.paymentIntents.create(later)).status).toBe('processing')
    expect((await refusal(stripe.paymentIntents.create({ ...later, mandate: 'mandate_nowhere' }))).code).toBe('payment_intent_mandate_invalid')
    await stripe.paymentMethods.detach(method)
    expect((await stripe.mandates.retrieve(mandate.id)).status).toBe('inactive')
    expect((await typesAbout(stripe, mandate.id)).reverse()).toEqual(['mandate.updated', 'mandate.updated'])
    expect((await refusal(stripe.mandates.retrieve('mandate_nowhere'))).statusCode).toBe(404)
  })

  test('keeps every try', async () => {
    const customer = await stripe.customers.create()
    const { id } = await stripe.setupIntents.create({ allowed_payment_method_types: ['card', 'us_bank_account'], customer: customer.id })
    await refusal(stripe.setupIntents.confirm(id, { payment_method: 'pm_card_chargeDeclined' }))
    expect((await refusal(stripe.setupIntents.confirm(id, { payment_method: 'pm_usBankAccount_success' }))).code).toBe('setup_intent_mandate_invalid')
    await stripe.setupIntents.confirm(id, { payment_method: 'pm_usBankAccount_success', mandate_data: CONSENT })
    const done = await stripe.setupIntents.verifyMicrodeposits(id, { amounts: [45, 32] })
    const attempts = (await stripe.setupAttempts.list({ setup_intent: id })).data
    expect(attempts.map((each) => [each.payment_method_details.type, each.status, each.setup_error?.code ?? null])).toEqual([
      ['us_bank_account', 'succeeded', null],
      ['card', 'failed', 'card_declined'],
    ])
    expect(done.latest_attempt).toBe(attempts[0]?.id)
    expect((await stripe.setupAttempts.list({ setup_intent: id, limit: 1 })).has_more).toBe(true)
    expect((await refusal(stripe.setupAttempts.list({ setup_intent: 'seti_nowhere' }))).statusCode).toBe(404)
  })

  test('works with a confirmation token', async () => {
    const token = await stripe.testHelpers.confirmationTokens.create({ payment_method_data: { ...GIVEN, type: 'us_bank_account' } as never })
    expect(token.payment_method_preview).toMatchObject({ type: 'us_bank_account', us_bank_account: { last4: '6789' } })
    const intent = await stripe.setupIntents.create({ ...banks, confirm: true, confirmation_token: token.id, mandate_data: CONSENT })
    expect(intent.status).toBe('requires_action')
  })
})

test('the hosted page verifies, and says what went wrong', async () => {
  const { next_action: action, id } = await payByBank(stripe, 'pm_usBankAccount_success')
  const url = action?.verify_with_microdeposits?.hosted_verification_url ?? ''
  const press = (code: string) =>
    fetch(url, { method: 'POST', headers: { Origin: bench.sandbox.url }, body: new URLSearchParams({ code }) }).then((answer) => answer.text())
  expect(await (await fetch(url)).text()).toContain('that ends in 6789')
  expect((await fetch(`${url}x`)).status).toBe(404)
  expect(await press('SM22BB')).toContain('does not match the one sent')
  expect(await press('SM11AA')).toContain('This account is verified')
  expect((await stripe.paymentIntents.retrieve(id)).status).not.toBe('requires_action')
  expect(await (await fetch(url)).text()).toContain('This account is verified')
  const refused = (await payByBank(stripe, 'pm_usBankAccount_riskLevelHighest')).next_action?.verify_with_microdeposits?.hosted_verification_url ?? ''
  const answer = await fetch(refused, { method: 'POST', headers: { Origin: bench.sandbox.url }, body: new URLSearchParams({ code: 'SM11AA' }) })
  expect(await answer.text()).toContain('Stripe blocked this payment')
})
