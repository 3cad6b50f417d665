import Stripe from 'stripe'
import { connectAccount } from '@/sandbox/accounts/connect'
import type { StartOptions } from '@/sandbox/contract'
import { type RunningWorld, startWorld } from '@/sandbox/start'

/** A running sandbox with the official client, as tests of other programs would hold it. */
export interface Bench {
  sandbox: RunningWorld
  stripe: Stripe
  /** Makes a standalone account and connects it to the platform; gives its id. */
  seller(facts?: { name?: string; country?: string; currency?: string; chargesEnabled?: boolean }): Promise<string>
  close(): Promise<void>
}

/** The official client on a sandbox, without its own retries so that tests see each answer. */
export function clientOf(sandbox: { url: string; platform: { secretKey: string } }, key = sandbox.platform.secretKey): Stripe {
  const { hostname, port } = new URL(sandbox.url)
  return new Stripe(key, { host: hostname, port: Number(port), protocol: 'http', maxNetworkRetries: 0, telemetry: false })
}

let count = 0

/** Starts a sandbox in memory (or in a directory) with its client. */
export async function startBench(options: StartOptions = {}): Promise<Bench> {
  const sandbox = await startWorld({ asyncDelayMs: 20, ...options })
  const seller: Bench['seller'] = async (facts = {}) => {
    count += 1
    const body = {
      email: `seller${count}@example.com`,
      business_name: facts.name ?? `Seller ${count}`,
      country: facts.country ?? 'US',
      default_currency: facts.currency ?? 'usd',
      charges_enabled: facts.chargesEnabled ?? true,
    }
    const answer = await fetch(`${sandbox.url}/_sandbox/accounts`, { method: 'POST', body: JSON.stringify(body) })
    const { id }: { id: string } = await answer.json()
    const scope = { account: id, request: null }
    const grant = { application: sandbox.platform.clientId, scope: 'read_write' as const }
    sandbox.world.store.transaction(() => connectAccount(sandbox.world, scope, grant))
    return id
  }
  return { sandbox, stripe: clientOf(sandbox), seller, close: () => sandbox.close() }
}

/** The same with one seller, and the options for calls on its account. */
export async function startSellerBench(options: StartOptions = {}): Promise<Bench & { account: string; on: { stripeAccount: string } }> {
  const bench = await startBench(options)
  const account = await bench.seller()
  return { ...bench, account, on: { stripeAccount: account } }
}

/** The error that a call ends with; fails when it succeeds. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
  throw new Error('the call succeeded')
}

/** Asks until the answer is there; fails after 5 seconds. */
export async function eventually<T>(ask: () => Promise<T | null | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 500; tries++) {
    const answer = await ask()
    if (answer) return answer
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('it did not happen within 5 seconds')
}

/** A card saved on a platform customer by a SetupIntent with a ConfirmationToken, as the checkout does it. */
export async function saveCard(stripe: Stripe, card: string, email = 'buyer@example.com'): Promise<{ customer: string; paymentMethod: string }> {
  const customer = await stripe.customers.create({ email })
  const token = await stripe.testHelpers.confirmationTokens.create({ payment_method: card, setup_future_usage: 'off_session' })
  const intent = await stripe.setupIntents.create({
    customer: customer.id,
    confirm: true,
    confirmation_token: token.id,
    usage: 'off_session',
    allowed_payment_method_types: ['card'],
    use_stripe_sdk: true,
  })
  return { customer: customer.id, paymentMethod: String(intent.payment_method) }
}

/** The saved card shared to a seller with a connected customer that holds it. */
export async function shareCard(stripe: Stripe, account: string, saved: { customer: string; paymentMethod: string }) {
  const on = { stripeAccount: account }
  const method = await stripe.paymentMethods.create({ customer: saved.customer, payment_method: saved.paymentMethod }, on)
  const customer = await stripe.customers.create({ email: 'buyer@example.com', payment_method: method.id }, on)
  return { customer: customer.id, paymentMethod: method.id, clone: method }
}
