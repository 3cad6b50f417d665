import { describe, expect, it } from 'vitest'
import type { CardCall } from '@/sandbox/js/wire/messages'
import { completeCall, type Known } from './complete-call'

const CARD = { number: '4242424242424242', exp_month: 12, exp_year: 2034, cvc: '123' }
const KNOWN: Known = {
  savedId: null,
  entry: { card: CARD, billing: { address: { country: 'US', postal_code: '05401' } } },
  defaults: {},
  saves: false,
  features: { save: false, save_usage: null, remove: false },
  wantsSaving: false,
}
const call = (more: Partial<CardCall> = {}): CardCall => ({ method: 'POST', path: '/v1/x', body: {}, cardField: 'payment_method_data', ...more })

describe('the body of a call with a card', () => {
  it('carries what the page says, over what is typed, over what other elements know, over defaults', () => {
    const collected = { name: 'From the address', email: 'from@link.test', address: { city: 'Burlington', country: 'DE', line1: undefined } }
    const defaults = { name: 'Default', phone: '+1', address: { line1: '1 Default St', country: 'FR' } }
    const body = { payment_method_data: { billing_details: { email: 'from@page.test', address: { postal_code: '10001' } } } }
    expect(completeCall(call({ body, collected }), { ...KNOWN, defaults })).toEqual({
      payment_method_data: {
        type: 'card',
        card: CARD,
        billing_details: {
          name: 'From the address',
          email: 'from@page.test',
          phone: '+1',
          address: { line1: '1 Default St', city: 'Burlington', country: 'US', postal_code: '10001' },
        },
      },
    })
  })

  it('keeps a default country when the element asks for none', () => {
    const entry = { card: CARD, billing: { address: { country: undefined, postal_code: undefined } } }
    const made = completeCall(call(), { ...KNOWN, entry, defaults: { address: { country: 'FR' } } })
    expect(made).toMatchObject({ payment_method_data: { billing_details: { address: { country: 'FR' } } } })
  })

  it('names a saved card instead of a new one', () => {
    const body = { client_secret: 's', payment_method_data: { billing_details: { email: 'x@y.z' } } }
    expect(completeCall(call({ body }), { ...KNOWN, savedId: 'pm_1' })).toEqual({ client_secret: 's', payment_method: 'pm_1' })
  })

  const features = { save: true, save_usage: 'off_session' as const, remove: false }
  it.each([
    ['unasked, for one payment', {}, undefined, undefined],
    ['asked and refused, for one payment', { features }, undefined, undefined],
    ['asked and refused, for later payments', { features, saves: true }, 'limited', undefined],
    ['asked and granted', { features, wantsSaving: true }, 'always', 'off_session'],
    ['asked and granted, for later payments', { features, wantsSaving: true, saves: true }, 'always', undefined],
    ['asked and granted, without a usage', { features: { ...features, save_usage: null }, wantsSaving: true }, 'always', undefined],
  ])('says how far the card may be kept: %s', (_, known, allow_redisplay, setup_future_usage) => {
    const made = completeCall(call(), { ...KNOWN, ...known }) as { payment_method_data: object; setup_future_usage?: string }
    expect(made.payment_method_data).toEqual(expect.objectContaining({ type: 'card' }))
    expect((made.payment_method_data as { allow_redisplay?: string }).allow_redisplay).toBe(allow_redisplay)
    expect(made.setup_future_usage).toBe(setup_future_usage)
  })

  it('carries a bank account with the consent to debit it', () => {
    const entry = { account: { routing_number: '110000000', account_number: '000123456789' }, billing: { name: 'Jenny Rosen', email: undefined } }
    const collected = { email: 'jenny@example.com' }
    const method = { type: 'us_bank_account', us_bank_account: entry.account, billing_details: { name: 'Jenny Rosen', email: 'jenny@example.com' } }
    expect(completeCall(call({ collected }), { ...KNOWN, entry })).toEqual({
      mandate_data: { customer_acceptance: { type: 'online', online: { infer_from_client: true } } },
      payment_method_data: method,
    })
    // A PaymentMethod by itself authorizes nothing.
    expect(completeCall(call({ collected, cardField: 'payment_method' }), { ...KNOWN, entry })).toEqual(method)
  })

  it('takes the other forms of its endpoints', () => {
    expect(completeCall(call({ cardField: 'payment_method', body: { metadata: { a: '1' } } }), KNOWN)).toMatchObject({
      type: 'card',
      metadata: { a: '1' },
      billing_details: { address: { country: 'US' } },
    })
    expect(completeCall(call({ cardField: 'token', body: { card: { name: 'Jenny' } } }), KNOWN)).toEqual({
      card: { ...CARD, address_zip: '05401', address_country: 'US', name: 'Jenny' },
    })
  })
})
