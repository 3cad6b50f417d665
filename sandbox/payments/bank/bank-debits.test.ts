import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CONSENT, DOLLARS, GIVEN, payByBank, saveBankAccount, typesAbout } from '@/sandbox/testing/bank-accounts'
import { type Bench, eventually, refusal, startBench } from '@/sandbox/testing/sandbox-client'

let bench: Bench
let stripe: Stripe
beforeAll(async () => {
  bench = await startBench()
  stripe = bench.stripe
})
afterAll(() => bench.close())

/** The same, verified. */
async function debited(name: string, more: Partial<Stripe.PaymentIntentCreateParams> = {}, on?: Stripe.RequestOptions) {
  const { id } = await payByBank(stripe, `pm_usBankAccount_${name}`, more, on)
  return stripe.paymentIntents.verifyMicrodeposits(id, { amounts: [32, 45] }, on)
}

const ended = (id: string, on?: Stripe.RequestOptions) =>
  eventually(async () => {
    const intent = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] }, on)
    return intent.status === 'processing' ? null : intent
  })

describe('a bank account as a PaymentMethod', () => {
  test('is made from numbers, attached, changed, listed and detached', async () => {
    const method = await stripe.paymentMethods.create(GIVEN)
    expect(method).toMatchObject({
      type: 'us_bank_account',
      us_bank_account: { last4: '6789', bank_name: 'STRIPE TEST BANK', account_holder_type: 'company', account_type: 'checking' },
    })
    expect(method.card).toBeUndefined()
    const customer = await stripe.customers.create()
    await stripe.paymentMethods.attach(method.id, { customer: customer.id })
    const changed = await stripe.paymentMethods.update(method.id, { us_bank_account: { account_type: 'savings' } })
    expect(changed.us_bank_account?.account_type).toBe('savings')
    expect((await stripe.paymentMethods.list({ customer: customer.id, type: 'us_bank_account' })).data).toHaveLength(1)
    expect((await stripe.paymentMethods.list({ customer: customer.id, type: 'card' })).data).toHaveLength(0)
    expect((await stripe.paymentMethods.detach(method.id)).customer).toBeNull()
  })

  test.each([
    ['no name', { ...GIVEN, billing_details: {} }, 'parameter_missing', 'billing_details[name]'],
    ['no number', { ...GIVEN, us_bank_account: { routing_number: '110000000' } }, 'parameter_missing', 'us_bank_account[account_number]'],
    [
      'a real number',
      { ...GIVEN, us_bank_account: { account_number: '98765432', routing_number: '110000000' } },
      'account_number_invalid',
      'us_bank_account[account_number]',
    ],
    [
      'another bank',
      { ...GIVEN, us_bank_account: { account_number: '000123456789', routing_number: '021000021' } },
      'routing_number_invalid',
      'us_bank_account[routing_number]',
    ],
  ] as const)('with %s is refused', async (_name, params, code, param) => {
    expect(await refusal(stripe.paymentMethods.create(params as Stripe.PaymentMethodCreateParams))).toMatchObject({ statusCode: 400, code, param })
  })

  test('is cloned to a connected account, where it stays verified', async () => {
    const account = await bench.seller()
    const saved = await saveBankAccount(stripe)
    const on = { stripeAccount: account }
    const clone = await stripe.paymentMethods.create({ customer: saved.customer, payment_method: saved.method }, on)
    expect(clone).toMatchObject({ type: 'us_bank_account', customer: null })
    const paid = await payByBank(stripe, clone.id, { application_fee_amount: 500 }, on)
    expect(paid.status).toBe('processing')
    const done = await ended(paid.id, on)
    const charge = done.latest_charge as Stripe.Charge
    expect(charge.id).toMatch(/^py_/)
    const txn = await stripe.balanceTransactions.retrieve(String(charge.balance_transaction), {}, on)
    // 0.8 % for Stripe, the application fee for the platform.
    expect(txn).toMatchObject({ type: 'payment', reporting_category: 'charge', amount: 10_000, fee: 580, net: 9420 })
    expect(await stripe.applicationFees.retrieve(String(charge.application_fee))).toMatchObject({ amount: 500, charge: charge.id })
  })
})

describe('a payment from a bank account', () => {
  test('waits for microdeposits, is processed, and succeeds', async () => {
    const intent = await payByBank(stripe, 'pm_usBankAccount_success')
    expect(intent).toMatchObject({
      status: 'requires_action',
      next_action: { type: 'verify_with_microdeposits' },
      payment_method_types: ['us_bank_account'],
    })
    expect(intent.next_action?.verify_with_microdeposits).toMatchObject({ microdeposit_type: 'descriptor_code' })
    const processing = await stripe.paymentIntents.verifyMicrodeposits(intent.id, { descriptor_code: 'sm11aa', expand: ['latest_charge'] })
    expect(processing).toMatchObject({ status: 'processing', next_action: null, amount_received: 0 })
    const pending = processing.latest_charge as Stripe.Charge
    expect(pending).toMatchObject({ status: 'pending', paid: false, balance_transaction: null, payment_method_details: { type: 'us_bank_account' } })
    const done = await ended(intent.id)
    expect(done).toMatchObject({ status: 'succeeded', amount_received: 10_000, latest_charge: { status: 'succeeded', paid: true } })
    expect((await typesAbout(stripe, intent.id)).reverse()).toEqual([
      'payment_intent.created',
      'payment_intent.requires_action',
      'payment_intent.processing',
      'payment_intent.succeeded',
    ])
    expect((await typesAbout(stripe, pending.id)).reverse()).toEqual(['charge.pending', 'charge.succeeded'])
  })

  test.each([
    ['accountClosed', 'account_closed', 'inactive'],
    ['noAccount', 'no_account', 'inactive'],
    ['insufficientFunds', 'insufficient_funds', 'active'],
    ['debitNotAuthorized', 'debit_not_authorized', 'inactive'],
    ['invalidCurrency', 'payment_method_currency_mismatch', 'active'],
  ])('of %s fails with %s; the mandate is %s', async (name, code, mandateStatus) => {
    const { id } = await debited(name)
    const failed = await ended(id)
    expect(failed).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code },
      latest_charge: { status: 'failed', failure_code: code },
    })
    const charge = failed.latest_charge as Stripe.Charge
    expect(charge.balance_transaction).toBeNull()
    const mandate = await stripe.mandates.retrieve(String(charge.payment_method_details?.us_bank_account?.mandate))
    expect(mandate).toMatchObject({ status: mandateStatus, type: 'single_use', single_use: { amount: 10_000, currency: 'usd' } })
  })

  test.each([
    ['riskLevelHighest', 'payment_method_provider_decline'],
    ['weeklyLimitExceeded', 'charge_exceeds_source_limit'],
  ])('of %s is refused at once with %s', async (name, code) => {
    expect(await refusal(debited(name))).toMatchObject({ statusCode: 402, code, payment_intent: { status: 'requires_payment_method' } })
  })

  test('that stays in processing can be canceled', async () => {
    const { id, latest_charge: charge } = await debited('processing')
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('processing')
    expect((await refusal(stripe.refunds.create({ charge: String(charge) }))).code).toBe('charge_not_refundable')
    expect((await stripe.paymentIntents.cancel(id)).status).toBe('canceled')
    expect(await stripe.charges.retrieve(String(charge))).toMatchObject({ status: 'failed', captured: false })
  })

  test('is refunded with delay; money that the bank takes back is lost for good', async () => {
    const { id } = await debited('success')
    await ended(id)
    const refund = await stripe.refunds.create({ payment_intent: id, amount: 2500 })
    expect(refund).toMatchObject({ status: 'pending', destination_details: { type: 'us_bank_transfer' } })
    const back = await eventually(async () => {
      const now = await stripe.refunds.retrieve(refund.id, { expand: ['balance_transaction'] })
      return now.status === 'succeeded' ? now : null
    })
    expect(back).toMatchObject({ balance_transaction: { type: 'payment_refund', amount: -2500, fee: 0 } })

    const disputed = await ended((await debited('dispute')).id)
    const dispute = await eventually(async () => (await stripe.disputes.list({ payment_intent: disputed.id })).data[0])
    expect(dispute).toMatchObject({ status: 'lost', reason: 'debit_not_authorized', amount: 10_000, is_charge_refundable: false })
    expect((await refusal(stripe.refunds.create({ payment_intent: disputed.id }))).code).toBe('charge_disputed')
    expect((await refusal(stripe.disputes.update(dispute.id, { evidence: { product_description: 'A mug' } }))).statusCode).toBe(400)
  })

  test('needs a mandate, dollars, and no hold', async () => {
    const noMandate = stripe.paymentIntents.create({ ...DOLLARS, payment_method: 'pm_usBankAccount_success', confirm: true })
    expect(await refusal(noMandate)).toMatchObject({ code: 'payment_intent_mandate_invalid', param: 'mandate_data' })
    for (const more of [{ currency: 'eur' }, { capture_method: 'manual' as const }]) {
      const nothingLeft = await refusal(payByBank(stripe, 'pm_usBankAccount_success', more))
      expect(nothingLeft.message).toMatch(/^No valid payment method types for this Payment Intent/)
      // Beside cards a bank account is left out, where it does not fit.
      const kinds = { allowed_payment_method_types: ['card' as const, 'us_bank_account' as const] }
      const { payment_method_types: types } = await stripe.paymentIntents.create({ amount: 2000, currency: 'usd', ...kinds, ...more })
      expect(types).toEqual(['card'])
    }
    const turned = await stripe.paymentIntents.create(DOLLARS)
    await stripe.paymentIntents.update(turned.id, { currency: 'eur' })
    const late = stripe.paymentIntents.confirm(turned.id, { payment_method: 'pm_usBankAccount_success', mandate_data: CONSENT })
    expect(await refusal(late)).toMatchObject({ code: 'payment_method_currency_mismatch' })
    const cardsOnly = payByBank(stripe, 'pm_usBankAccount_success', { allowed_payment_method_types: ['card'] })
    expect(await refusal(cardsOnly)).toMatchObject({ code: 'payment_intent_incompatible_payment_method' })
    expect(await refusal(payByBank(stripe, 'pm_card_visa'))).toMatchObject({ code: 'payment_intent_incompatible_payment_method' })
    const online = { customer_acceptance: { type: 'online' as const, online: { ip_address: '203.0.113.9' } as never } }
    expect(await refusal(payByBank(stripe, 'pm_usBankAccount_success', { mandate_data: online }))).toMatchObject({
      param: 'mandate_data[customer_acceptance][online][user_agent]',
    })
    const instant = { us_bank_account: { verification_method: 'instant' as const } }
    expect((await refusal(payByBank(stripe, 'pm_usBankAccount_success', { payment_method_options: instant }))).message).toContain('does not support')
  })

  test('needs a capability where a platform asks for them', async () => {
    const asked = { card_payments: { requested: true }, us_bank_account_ach_payments: { requested: true } }
    const { id } = await stripe.accounts.create({ type: 'express', capabilities: asked })
    const change = (body: object) => fetch(`${bench.sandbox.url}/_sandbox/accounts/${id}`, { method: 'PATCH', body: JSON.stringify(body) })
    await change({ charges_enabled: true })
    const on = { stripeAccount: id }
    expect(await refusal(payByBank(stripe, 'pm_usBankAccount_success', {}, on))).toMatchObject({ code: 'capability_not_active' })
    await change({ capabilities: { us_bank_account_ach_payments: 'active' } })
    expect((await payByBank(stripe, 'pm_usBankAccount_success', {}, on)).status).toBe('requires_action')
  })

  test('saves the account for later where it says so', async () => {
    const customer = await stripe.customers.create()
    const { id } = await debited('success', { customer: customer.id, setup_future_usage: 'off_session' })
    const paid = await ended(id)
    expect((await stripe.paymentMethods.list({ customer: customer.id })).data.map((each) => each.id)).toEqual([paid.payment_method])
    const again = { ...DOLLARS, customer: customer.id, payment_method: String(paid.payment_method), confirm: true, off_session: true }
    expect((await stripe.paymentIntents.create(again)).status).toBe('processing')
  })
})
