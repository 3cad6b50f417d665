import type Stripe from 'stripe'
import { afterAll, describe, expect, test } from 'vitest'
import { refusal, saveCard, shareCard, startSellerBench } from '@/sandbox/testing/sandbox-client'
import { completeAuthentication } from './authentication'
import { hasValidCheckDigit } from './cards'
import { COUNTRY_CARDS } from './cards-by-country'

const bench = await startSellerBench()
const { stripe, account, on } = bench
afterAll(() => bench.close())

const base = { amount: 2000, currency: 'usd', confirm: true, allowed_payment_method_types: ['card'] } satisfies Stripe.PaymentIntentCreateParams

function answerChallenge(intentId: string, outcome: 'succeeded' | 'failed', where = account) {
  return completeAuthentication(bench.sandbox.world, { account: where, intentId, outcome })
}

test.each([
  ['pm_card_chargeDeclined', 'card_declined', 'generic_decline', '01', 'try_again_later', undefined],
  ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds', '51', 'try_again_later', '02'],
  ['pm_card_chargeDeclinedLostCard', 'card_declined', 'lost_card', '41', 'do_not_try_again', '01'],
  ['pm_card_chargeDeclinedStolenCard', 'card_declined', 'stolen_card', '43', 'do_not_try_again', '01'],
  ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card', '54', 'do_not_try_again', '03'],
  ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', 'incorrect_cvc', 'N7', 'confirm_card_data', '03'],
  ['pm_card_chargeDeclinedProcessingError', 'processing_error', 'processing_error', '06', 'try_again_later', undefined],
  ['pm_card_visa_chargeDeclinedVelocityLimitExceeded', 'card_declined', 'card_velocity_exceeded', '61', 'try_again_later', '02'],
])('%s is refused with its codes, when charged and when attached', async (card, code, declineCode, network, advice, networkAdvice) => {
  const error = await refusal(stripe.paymentIntents.create({ ...base, payment_method: card }, on))
  expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, code, decline_code: declineCode, advice_code: advice })
  expect([error.network_decline_code, error.network_advice_code]).toEqual([network, networkAdvice])
  expect(error.doc_url).toBe(`https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`)
  expect(error.payment_intent).toMatchObject({ status: 'requires_payment_method', payment_method: null, latest_charge: error.charge })
  expect(error.payment_intent?.last_payment_error).toMatchObject({ code, charge: error.charge, payment_method: { id: error.payment_method?.id } })
  const charge = await stripe.charges.retrieve(String(error.charge), {}, on)
  expect(charge).toMatchObject({ status: 'failed', paid: false, failure_code: code, balance_transaction: null })
  expect(charge.outcome).toMatchObject({
    network_decline_code: network,
    network_advice_code: networkAdvice ?? null,
    advice_code: advice,
    reason: declineCode,
    type: 'issuer_declined',
  })

  const customer = await stripe.customers.create({ email: 'x@example.com' })
  const attached = await refusal(stripe.paymentMethods.attach(card, { customer: customer.id }))
  expect(attached).toMatchObject({ statusCode: 402, code, decline_code: declineCode })
  expect((await stripe.customers.listPaymentMethods(customer.id)).data).toEqual([])
})

test('pm_card_chargeCustomerFail attaches, then every charge is refused', async () => {
  const shared = await shareCard(stripe, account, await saveCard(stripe, 'pm_card_chargeCustomerFail'))
  const params = { ...base, customer: shared.customer, payment_method: shared.paymentMethod }
  expect(await refusal(stripe.paymentIntents.create(params, on))).toMatchObject({ code: 'card_declined', decline_code: 'generic_decline' })
  expect(await refusal(stripe.paymentIntents.create(params, on))).toMatchObject({ code: 'card_declined', decline_code: 'generic_decline' })
})

test('a refused intent is paid with another card, and keeps both charges', async () => {
  const error = await refusal(stripe.paymentIntents.create({ ...base, payment_method: 'pm_card_chargeDeclined' }, on))
  const id = error.payment_intent?.id as string
  const bare = await refusal(stripe.paymentIntents.confirm(id, {}, on))
  expect(bare).toMatchObject({ code: 'payment_intent_unexpected_state', statusCode: 400 })
  const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }, on)
  expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null })
  const charges = await stripe.charges.list({ payment_intent: id }, on)
  expect(charges.data.map((charge) => charge.status)).toEqual(['succeeded', 'failed'])
  const events = (await stripe.events.list({ limit: 100 }, on)).data.map((event) => ({ type: event.type, object: event.data.object as object }))
  const own = events.filter(({ type, object }) => JSON.stringify(object).includes(id) && type !== 'charge.updated')
  expect(own.map(({ type }) => type).reverse()).toEqual([
    'payment_intent.created',
    'charge.failed',
    'payment_intent.payment_failed',
    'charge.succeeded',
    'payment_intent.succeeded',
  ])
})

test('a setup with a refused card fails and keeps the reason', async () => {
  const customer = await stripe.customers.create({ email: 'x@example.com' })
  const params = {
    customer: customer.id,
    confirm: true,
    payment_method: 'pm_card_chargeDeclinedInsufficientFunds',
    allowed_payment_method_types: ['card' as const],
  }
  const error = await refusal(stripe.setupIntents.create(params))
  expect(error).toMatchObject({ statusCode: 402, decline_code: 'insufficient_funds' })
  const intent = await stripe.setupIntents.retrieve(error.setup_intent?.id as string)
  expect(intent.status).toBe('requires_payment_method')
  expect(intent.last_setup_error).toMatchObject({ decline_code: 'insufficient_funds', code: 'card_declined' })
  const attempts = await stripe.setupAttempts.list({ setup_intent: intent.id })
  expect(attempts.data.map((attempt) => attempt.status)).toEqual(['failed'])
  expect((await stripe.events.list({ type: 'setup_intent.setup_failed' })).data[0]?.data.object).toMatchObject({ id: intent.id })
})

describe('3-D Secure', () => {
  const challenged = ['pm_card_authenticationRequired', 'pm_card_authenticationRequiredOnSetup', 'pm_card_threeDSecure2Required'] as const

  test.each(challenged)('%s waits for the cardholder and is charged then', async (card) => {
    const intent = await stripe.paymentIntents.create({ ...base, payment_method: card, use_stripe_sdk: true }, on)
    expect(intent).toMatchObject({ status: 'requires_action', latest_charge: null, next_action: { type: 'use_stripe_sdk' } })
    expect(answerChallenge(intent.id, 'succeeded')).toMatchObject({ status: 'succeeded', next_action: null })
    const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] }, on)
    const charge = paid.latest_charge as Stripe.Charge
    expect(charge.payment_method_details?.card?.three_d_secure).toMatchObject({ result: 'authenticated' })
  })

  test('a failed challenge leaves the intent open for another card, uncharged', async () => {
    const intent = await stripe.paymentIntents.create({ ...base, payment_method: 'pm_card_authenticationRequired', use_stripe_sdk: true }, on)
    expect(answerChallenge(intent.id, 'failed')).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_authentication_failure' },
    })
    expect((await stripe.charges.list({ payment_intent: intent.id }, on)).data).toEqual([])
    // A second answer from a window left open changes nothing.
    expect(answerChallenge(intent.id, 'succeeded')).toMatchObject({ status: 'requires_payment_method' })
    expect(await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' }, on)).toMatchObject({ status: 'succeeded' })
  })

  test('a return_url without Stripe.js gives a redirect', async () => {
    const params = { ...base, payment_method: 'pm_card_authenticationRequired', return_url: 'http://localhost:3000/back' }
    const intent = await stripe.paymentIntents.create(params, on)
    expect(intent.next_action).toMatchObject({ type: 'redirect_to_url', redirect_to_url: { return_url: 'http://localhost:3000/back' } })
    expect(intent.next_action?.redirect_to_url?.url).toContain(bench.sandbox.url)
  })

  test('authentication can be passed and the issuer still refuses', async () => {
    const card = 'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds'
    const intent = await stripe.paymentIntents.create({ ...base, payment_method: card, use_stripe_sdk: true }, on)
    expect(answerChallenge(intent.id, 'succeeded')).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined', decline_code: 'insufficient_funds' },
    })
  })

  test('the cardholder away: 402 authentication_required with the intent, which can be confirmed when they are back', async () => {
    const customer = await stripe.customers.create({ email: 'away@example.com' }, on)
    const setup = await stripe.setupIntents.create(
      {
        customer: customer.id,
        confirm: true,
        payment_method: 'pm_card_authenticationRequired',
        allowed_payment_method_types: ['card'],
        use_stripe_sdk: true,
      },
      on,
    )
    answerChallenge(setup.id, 'succeeded')
    const saved = (await stripe.customers.listPaymentMethods(customer.id, {}, on)).data[0]?.id as string
    const params = { ...base, customer: customer.id, payment_method: saved, off_session: true }
    const error = await refusal(stripe.paymentIntents.create(params, on))
    expect(error).toMatchObject({ statusCode: 402, code: 'authentication_required', decline_code: 'authentication_required' })
    const id = error.payment_intent?.id as string
    expect(error.payment_intent).toMatchObject({ status: 'requires_payment_method', last_payment_error: { payment_method: { id: saved } } })
    const waiting = await stripe.paymentIntents.confirm(id, { payment_method: saved, use_stripe_sdk: true }, on)
    expect(waiting.status).toBe('requires_action')
    expect(answerChallenge(id, 'succeeded')).toMatchObject({ status: 'succeeded' })
  })

  test('authenticationRequiredOnSetup is charged off-session once it has been set up there, and asks on-session still', async () => {
    const customer = await stripe.customers.create({ email: 'setup@example.com' }, on)
    const setup = await stripe.setupIntents.create(
      {
        customer: customer.id,
        confirm: true,
        payment_method: 'pm_card_authenticationRequiredOnSetup',
        allowed_payment_method_types: ['card'],
        use_stripe_sdk: true,
      },
      on,
    )
    expect(setup.status).toBe('requires_action')
    expect(answerChallenge(setup.id, 'succeeded')).toMatchObject({ status: 'succeeded' })
    const saved = (await stripe.customers.listPaymentMethods(customer.id, {}, on)).data[0]?.id as string
    const params = { ...base, customer: customer.id, payment_method: saved }
    expect(await stripe.paymentIntents.create({ ...params, off_session: true }, on)).toMatchObject({ status: 'succeeded' })
    expect(await stripe.paymentIntents.create({ ...params, use_stripe_sdk: true }, on)).toMatchObject({ status: 'requires_action' })
  })

  test('a setup challenge on the platform attaches the card when passed, and fails the setup when not', async () => {
    const platform = bench.sandbox.platform.accountId
    const create = async () => {
      const customer = await stripe.customers.create({ email: 'y@example.com' })
      const token = await stripe.testHelpers.confirmationTokens.create({ payment_method: 'pm_card_threeDSecure2Required' })
      const params = { customer: customer.id, confirm: true, confirmation_token: token.id, use_stripe_sdk: true }
      return { customer: customer.id, intent: await stripe.setupIntents.create(params) }
    }
    const passed = await create()
    expect(passed.intent).toMatchObject({ status: 'requires_action', next_action: { type: 'use_stripe_sdk' } })
    answerChallenge(passed.intent.id, 'succeeded', platform)
    expect((await stripe.customers.listPaymentMethods(passed.customer)).data).toHaveLength(1)
    const failed = await create()
    answerChallenge(failed.intent.id, 'failed', platform)
    const after = await stripe.setupIntents.retrieve(failed.intent.id)
    expect(after).toMatchObject({ status: 'requires_payment_method', last_setup_error: { code: 'setup_intent_authentication_failure' } })
    expect((await stripe.customers.listPaymentMethods(failed.customer)).data).toEqual([])
  })

  test('manual confirmation: the challenge, then a second confirmation without another one', async () => {
    const params = { ...base, confirmation_method: 'manual' as const, payment_method: 'pm_card_authenticationRequired', use_stripe_sdk: true }
    const intent = await stripe.paymentIntents.create(params, on)
    expect(answerChallenge(intent.id, 'succeeded')).toMatchObject({ status: 'requires_confirmation' })
    expect(await stripe.paymentIntents.confirm(intent.id, {}, on)).toMatchObject({ status: 'succeeded' })
  })

  test('cards without a challenge pass, threeDSecureOptional is challenged on request only', async () => {
    expect(await stripe.paymentIntents.create({ ...base, payment_method: 'pm_card_threeDSecureOptional' }, on)).toMatchObject({ status: 'succeeded' })
    const asked = await stripe.paymentIntents.create(
      {
        ...base,
        payment_method: 'pm_card_threeDSecureOptional',
        use_stripe_sdk: true,
        payment_method_options: { card: { request_three_d_secure: 'any' } },
      },
      on,
    )
    expect(asked.status).toBe('requires_action')
  })
})

test('the numbers of countries and brands are those of the testing page', async () => {
  for (const [card, country, brand] of [
    ['pm_card_hu', 'HU', 'visa'],
    ['pm_card_gb_mastercard', 'GB', 'mastercard'],
    ['pm_card_th_debit', 'TH', 'visa'],
    ['pm_card_visa_cartesBancaires', 'FR', 'visa'],
  ] as const)
    expect((await stripe.paymentMethods.retrieve(card)).card).toMatchObject({ country, brand })
  for (const { number } of COUNTRY_CARDS) expect([number, hasValidCheckDigit(number)]).toEqual([number, true])
})

test('a payment of elevated risk succeeds and says so, one of the highest is blocked', async () => {
  const { latest_charge: charge } = await stripe.paymentIntents.create({ ...base, payment_method: 'pm_card_riskLevelElevated' })
  expect((await stripe.charges.retrieve(String(charge))).outcome).toMatchObject({ risk_level: 'elevated', type: 'authorized' })
  const blocked = await refusal(stripe.paymentIntents.create({ ...base, payment_method: 'pm_card_riskLevelHighest' }))
  expect((await stripe.charges.retrieve(String(blocked.charge))).outcome).toMatchObject({ risk_level: 'highest', type: 'blocked' })
})
