import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningWorld, startWorld } from '@/sandbox/start'

let sandbox: RunningWorld
let stripe: Stripe
let customer = ''

beforeAll(async () => {
  sandbox = await startWorld()
  const { port } = new URL(sandbox.url)
  stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port: Number(port), protocol: 'http', telemetry: false })
  customer = (await stripe.customers.create({})).id
  for (const [card, allow_redisplay] of [
    ['pm_card_visa', 'always'],
    ['pm_card_mastercard', 'always'],
    ['pm_card_amex', 'unspecified'],
  ] as const) {
    const { id } = await stripe.paymentMethods.attach(card, { customer })
    await stripe.paymentMethods.update(id, { allow_redisplay })
  }
})
afterAll(() => sandbox.close())

type Features = Stripe.CustomerSessionCreateParams.Components.PaymentElement.Features
const open = (features?: Features) => stripe.customerSessions.create({ customer, components: { payment_element: { enabled: true, features } } })

async function remove(secret: string, payment_method: string): Promise<unknown> {
  const body = new URLSearchParams({ customer_session_client_secret: secret, payment_method })
  const headers = { Authorization: `Bearer ${sandbox.platform.publishableKey}` }
  return (await fetch(`${sandbox.url}/js/remove-saved-card`, { method: 'POST', headers, body })).json()
}

async function session(secret: string): Promise<{ status: number; cards: string[]; features?: object }> {
  const query = new URLSearchParams({ customer_session_client_secret: secret })
  const headers = { Authorization: `Bearer ${sandbox.platform.publishableKey}` }
  const response = await fetch(`${sandbox.url}/js/elements-session?${query}`, { headers })
  const body = (await response.json()) as { saved_cards?: { brand: string }[]; features?: object }
  return { status: response.status, cards: (body.saved_cards ?? []).map(({ brand }) => brand), features: body.features }
}

describe('a customer session', () => {
  it('has everything off that was not asked for', async () => {
    const made = await open()
    expect(made.components?.payment_element.features).toMatchObject({
      payment_method_redisplay: 'disabled',
      payment_method_allow_redisplay_filters: ['always'],
      payment_method_redisplay_limit: null,
    })
    expect(await session(made.client_secret)).toMatchObject({ status: 200, cards: [] })
  })

  it('shows the saved cards that its filter lets through, up to its limit', async () => {
    const redisplay = { payment_method_redisplay: 'enabled' as const }
    expect((await session((await open(redisplay)).client_secret)).cards.sort()).toEqual(['mastercard', 'visa'])
    expect((await session((await open({ ...redisplay, payment_method_redisplay_limit: 1 })).client_secret)).cards).toHaveLength(1)
    const only = { ...redisplay, payment_method_allow_redisplay_filters: ['unspecified' as const] }
    expect((await session((await open(only)).client_secret)).cards).toEqual(['amex'])
  })

  it('ends after half an hour, and opens to no made-up secret', async () => {
    const { client_secret } = await open({ payment_method_redisplay: 'enabled' })
    await fetch(`${sandbox.url}/_sandbox/clock`, { method: 'POST', body: JSON.stringify({ advance_seconds: 1801 }) })
    expect((await session(client_secret)).status).toBe(400)
    expect((await session('cuss_secret_x')).status).toBe(400)
  })

  it('lets the customer remove a card it shows, where it says so', async () => {
    const redisplay = { payment_method_redisplay: 'enabled' as const, payment_method_redisplay_limit: 10 }
    const { id } = await stripe.paymentMethods.attach('pm_card_jcb', { customer })
    await stripe.paymentMethods.update(id, { allow_redisplay: 'always' })
    const hidden = await stripe.paymentMethods.attach('pm_card_diners', { customer })
    const plain = await open(redisplay)
    const able = await open({ ...redisplay, payment_method_remove: 'enabled' })
    expect(await remove(plain.client_secret, id)).toMatchObject({ error: { message: expect.stringContaining('payment_method_remove') } })
    expect(await remove(able.client_secret, hidden.id)).toMatchObject({ error: { code: 'resource_missing' } })
    expect(await remove(able.client_secret, 'pm_none')).toMatchObject({ error: { code: 'resource_missing' } })
    expect(await remove('cuss_secret_x', id)).toMatchObject({ error: { message: expect.stringContaining('invalid or has expired') } })
    expect((await session(able.client_secret)).cards).toContain('jcb')

    expect(await remove(able.client_secret, id)).toMatchObject({ id, customer: null })
    expect((await session(able.client_secret)).cards).not.toContain('jcb')
    expect((await stripe.events.list({ type: 'payment_method.detached', limit: 1 })).data[0]?.data).toMatchObject({
      object: { id },
      previous_attributes: { customer },
    })
    expect(await remove(able.client_secret, id)).toMatchObject({ error: { code: 'resource_missing' } })
  })

  it('says what the element may offer', async () => {
    const { client_secret } = await open({ payment_method_save: 'enabled', payment_method_save_usage: 'off_session' })
    expect((await session(client_secret)).features).toEqual({ save: true, save_usage: 'off_session', remove: false })
  })

  it('is refused without a customer, or with a save usage that saves nothing', async () => {
    const components = { payment_element: { enabled: true } }
    await expect(stripe.customerSessions.create({ components, customer: 'cus_none' })).rejects.toThrow("No such customer: 'cus_none'")
    await expect(open({ payment_method_save_usage: 'off_session' })).rejects.toThrow('payment_method_save_usage')
  })
})
