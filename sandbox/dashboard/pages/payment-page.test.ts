import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectAccount } from '@/sandbox/accounts/connect'
import { type RunningWorld, startWorld } from '@/sandbox/start'

// What a person reads on the two accounts after one direct charge: the browser tests of the shop read the same pages.

let sandbox: RunningWorld
let stripe: Stripe
let seller = ''

beforeAll(async () => {
  sandbox = await startWorld({ asyncDelayMs: 50 })
  stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port: Number(new URL(sandbox.url).port), protocol: 'http', telemetry: false })
  const made = await fetch(`${sandbox.url}/_sandbox/accounts`, {
    method: 'POST',
    body: JSON.stringify({ email: 's@shop.test', business_name: 'Clay' }),
  })
  seller = ((await made.json()) as { id: string }).id
  const { world, platform } = sandbox
  world.store.transaction(() => connectAccount(world, { account: seller, request: null }, { application: platform.clientId, scope: 'read_write' }))
})
afterAll(() => sandbox.close())

async function charge(card: string, more: Partial<Stripe.PaymentIntentCreateParams> = {}): Promise<Stripe.PaymentIntent> {
  const on = { stripeAccount: seller }
  const customer = await stripe.customers.create({ email: 'buyer@test.dev' }, on)
  const intent = { amount: 2500, currency: 'usd', application_fee_amount: 250, customer: customer.id, payment_method: card, confirm: true, ...more }
  return stripe.paymentIntents.create({ ...intent, return_url: 'http://localhost:3000/return' }, on)
}

/** The page's text with every tag a blank, so that names and values stand side by side. */
async function readText(path: string): Promise<string> {
  const html = await (await fetch(`${sandbox.url}/dashboard/${path}`)).text()
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

async function settled(id: string): Promise<void> {
  await expect.poll(() => readText(`${seller}/payments/${id}`), { timeout: 5000 }).not.toContain('Not settled yet')
}

describe('one direct charge', () => {
  it('shows amount, fees, net, card and customer on the seller’s account', async () => {
    const intent = await charge('pm_card_visa')
    await settled(intent.id)
    const text = await readText(`${seller}/payments/${intent.id}`)
    for (const part of [
      '$25.00 Succeeded',
      'Stripe fee $1.03',
      'Application fee $2.50',
      'Net $21.47',
      'Payment method Visa •••• 4242',
      'Customer buyer@test.dev',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).toContain('Statement descriptor CLAY')
    expect(text).toContain('payment_intent.succeeded')
    expect(await readText(`${seller}/customers`)).toContain('buyer@test.dev')
    expect(await readText(seller)).toContain('Pending USD $21.47')
  })

  it('shows the fee on the platform’s account, with the way to the payment', async () => {
    const text = await readText(`${sandbox.platform.accountId}/fees`)
    expect(text).toMatch(/\$2\.50 — Clay pi_/)
    expect(await readText(sandbox.platform.accountId)).toContain('Pending USD $2.50')
  })

  it('says refunded when the money went back', async () => {
    const intent = await charge('pm_card_visa')
    await settled(intent.id)
    await stripe.refunds.create({ payment_intent: intent.id, amount: 1000 }, { stripeAccount: seller })
    expect(await readText(`${seller}/payments/${intent.id}`)).toMatch(/\$25\.00 Partially refunded .*Refunded \$10\.00/)
  })

  it('counts what was kept where less than a hold was captured', async () => {
    const intent = await charge('pm_card_visa', { capture_method: 'manual', application_fee_amount: 50 })
    await stripe.paymentIntents.capture(intent.id, { amount_to_capture: 500, application_fee_amount: 50 }, { stripeAccount: seller })
    await settled(intent.id)
    expect(await readText(`${seller}/payments/${intent.id}`)).toMatch(
      /Captured \$5\.00 Released \$20\.00 Stripe fee \$0\.45 Application fee \$0\.50 Net \$4\.05/,
    )
  })

  it('says canceled, not refunded, when a hold was released', async () => {
    const intent = await charge('pm_card_visa', { capture_method: 'manual' })
    await stripe.paymentIntents.cancel(intent.id, {}, { stripeAccount: seller })
    const text = await readText(`${seller}/payments/${intent.id}`)
    expect(text).toMatch(/\$25\.00 Canceled .*Released \$25\.00/)
    expect(text).not.toContain('Refunded')
  })

  it('gives the bank’s reason for a decline', async () => {
    await expect(charge('pm_card_visa_chargeDeclinedInsufficientFunds')).rejects.toThrow()
    const [row] = [...sandbox.world.store.newest('payment_intent', seller)]
    expect(await readText(`${seller}/payments/${row?.id}`)).toMatch(/Last error Your card has insufficient funds\. \(insufficient_funds\)/)
  })

  it('is found by any of its ids', async () => {
    const intent = await charge('pm_card_visa')
    for (const id of [intent.id, String(intent.latest_charge)]) {
      const response = await fetch(`${sandbox.url}/dashboard/${sandbox.platform.accountId}/search?q=${id}`)
      expect(response.url).toBe(`${sandbox.url}/dashboard/${seller}/payments/${intent.id}`)
    }
    expect((await fetch(`${sandbox.url}/dashboard/${seller}/search?q=nothing`)).status).toBe(404)
  })
})

describe('a challenge', () => {
  const answer = (intent: Stripe.PaymentIntent, outcome: string, secret = intent.client_secret ?? '') =>
    fetch(`${sandbox.url}/js/challenge`, { method: 'POST', body: new URLSearchParams({ intent: intent.id, secret, outcome }), redirect: 'manual' })

  it('is opened by the client secret alone', async () => {
    const intent = await charge('pm_card_threeDSecure2Required')
    expect(intent.status).toBe('requires_action')
    expect((await answer(intent, 'succeeded', '')).status).toBe(404)
    expect((await answer(intent, 'succeeded', `${intent.client_secret}x`)).status).toBe(404)
    expect((await stripe.paymentIntents.retrieve(intent.id, {}, { stripeAccount: seller })).status).toBe('requires_action')
  })

  it.each([
    ['succeeded', 'succeeded', 'succeeded'],
    ['failed', 'requires_payment_method', 'failed'],
  ])('that %s leaves the intent %s, and the first answer stands', async (outcome, status, redirectStatus) => {
    const intent = await charge('pm_card_threeDSecure2Required')
    const back = new URL((await answer(intent, outcome)).headers.get('location') ?? '')
    expect(Object.fromEntries(back.searchParams)).toEqual({
      payment_intent: intent.id,
      payment_intent_client_secret: intent.client_secret,
      redirect_status: redirectStatus,
    })
    await answer(intent, outcome === 'failed' ? 'succeeded' : 'failed')
    expect((await stripe.paymentIntents.retrieve(intent.id, {}, { stripeAccount: seller })).status).toBe(status)
  })
})

describe('a payment without a charge', () => {
  it('says what is to be paid with and what it waits for', async () => {
    const waits = await charge('pm_card_threeDSecure2Required')
    const text = await readText(`${seller}/payments/${waits.id}`)
    expect(text).toContain('Payment method Visa •••• 3220 Payment method ID')
    expect(text).toContain('Waits for The customer’s answer to the bank')
    expect(await readText(`${seller}/payments`)).toContain('buyer@test.dev Visa •••• 3220')
  })

  it('says what was refused, who pays and where it goes', async () => {
    await expect(charge('pm_card_chargeDeclined')).rejects.toThrow('declined')
    expect(await readText(`${seller}/payments`)).toContain('Visa •••• 0002')
    const address = { line1: '1 Main St', city: 'Burlington', postal_code: '05401', country: 'US' }
    const sent = await charge('pm_card_visa', { shipping: { name: 'Jenny Rosen', address } })
    expect(await readText(`${seller}/payments/${sent.id}`)).toContain('Shipping Jenny Rosen, 1 Main St, 05401 Burlington, US')
  })
})
