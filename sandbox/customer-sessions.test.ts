import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '@/sandbox/start'

let sandbox: Sandbox
let stripe: Stripe
let customer = ''

beforeAll(async () => {
  sandbox = await startSandbox()
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

async function session(secret: string): Promise<{ status: number; cards: string[] }> {
  const query = new URLSearchParams({ customer_session_client_secret: secret })
  const headers = { Authorization: `Bearer ${sandbox.platform.publishableKey}` }
  const response = await fetch(`${sandbox.url}/js/elements-session?${query}`, { headers })
  const body = (await response.json()) as { saved_cards?: { brand: string }[] }
  return { status: response.status, cards: (body.saved_cards ?? []).map(({ brand }) => brand) }
}

describe('a customer session', () => {
  it('has everything off that was not asked for', async () => {
    const made = await open()
    expect(made.components?.payment_element.features).toMatchObject({
      payment_method_redisplay: 'disabled',
      payment_method_allow_redisplay_filters: ['always'],
      payment_method_redisplay_limit: null,
    })
    expect(await session(made.client_secret)).toEqual({ status: 200, cards: [] })
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

  it('is refused without a customer, or with a save usage that saves nothing', async () => {
    const components = { payment_element: { enabled: true } }
    await expect(stripe.customerSessions.create({ components, customer: 'cus_none' })).rejects.toThrow("No such customer: 'cus_none'")
    await expect(open({ payment_method_save_usage: 'off_session' })).rejects.toThrow('payment_method_save_usage')
  })
})
