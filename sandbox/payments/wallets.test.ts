import type Stripe from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { refusal, startSellerBench } from '@/sandbox/testing/sandbox-client'
import { WALLETS } from './wallets'

const bench = await startSellerBench()
const { stripe, on, sandbox } = bench
afterAll(() => bench.close())

const key = { Authorization: `Bearer ${sandbox.platform.publishableKey}` }

async function walletsAt(host: string, more: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(`${sandbox.url}/js/elements-session?host=${host}`, { headers: { ...key, ...more } })
  return (await response.json()).wallets
}

async function give(wallet: string, card: string, origin = sandbox.url): Promise<Stripe.Token & { error?: { message: string } }> {
  const body = new URLSearchParams({ wallet, card })
  return (await fetch(`${sandbox.url}/js/wallet-token`, { method: 'POST', headers: { ...key, Origin: origin }, body })).json()
}

async function save(token: string) {
  const customer = await stripe.customers.create({ email: 'wallet@example.com' })
  const confirmation = { payment_method_data: { type: 'card' as const, card: { token } } }
  const setup = await stripe.setupIntents.create({
    customer: customer.id,
    usage: 'off_session',
    confirm: true,
    allowed_payment_method_types: ['card'],
    ...confirmation,
    expand: ['latest_attempt'],
  })
  return { customer: customer.id, setup }
}

test('wallets are shown on registered domains of the account whose page it is', async () => {
  expect(await walletsAt('shop.example.com')).toEqual([])
  const domain = await stripe.paymentMethodDomains.create({ domain_name: 'shop.example.com' })
  expect(await walletsAt('Shop.Example.com')).toEqual(WALLETS)
  expect(await walletsAt('www.shop.example.com')).toEqual([])
  expect(await walletsAt('shop.example.com', { 'Stripe-Account': on.stripeAccount })).toEqual([])
  await stripe.paymentMethodDomains.update(domain.id, { enabled: false })
  expect(await walletsAt('shop.example.com')).toEqual([])
})

test('where Apple could not verify the domain the others are shown', async () => {
  await stripe.paymentMethodDomains.create({ domain_name: 'nowhere.invalid' })
  expect(await walletsAt('nowhere.invalid')).toEqual(['google_pay', 'link'])
})

test('on this machine there is nothing to register, and no Apple Pay', async () => {
  expect(await walletsAt('localhost')).toEqual(['google_pay', 'link'])
})

test.each(WALLETS)('a card of %s is a card, which says so after sharing and on its charge', async (wallet) => {
  const token = await give(wallet, '4242424242424242')
  const names = { apple_pay: 'apple_pay', google_pay: 'android_pay', link: null }
  expect(token.card).toMatchObject({ last4: '4242', tokenization_method: names[wallet] })
  const { customer, setup } = await save(token.id)
  expect(setup).toMatchObject({ status: 'succeeded', latest_attempt: { payment_method_details: { card: { wallet: { type: wallet } } } } })
  const saved = await stripe.paymentMethods.retrieve(String(setup.payment_method))
  expect(saved).toMatchObject({ type: 'card', card: { wallet: { type: wallet, dynamic_last4: null, [wallet]: {} } } })
  const clone = await stripe.paymentMethods.create({ customer, payment_method: saved.id }, on)
  expect(clone.card).toMatchObject({ fingerprint: saved.card?.fingerprint, wallet: { type: wallet } })
  const params = { amount: 2000, currency: 'usd', confirm: true, allowed_payment_method_types: ['card' as const], expand: ['latest_charge'] }
  const paid = await stripe.paymentIntents.create({ ...params, payment_method: clone.id }, on)
  expect(paid).toMatchObject({ status: 'succeeded', latest_charge: { payment_method_details: { card: { wallet: { type: wallet } } } } })
})

test('a typed card comes from no wallet', async () => {
  const { setup } = await save('tok_visa')
  expect(setup).toMatchObject({ latest_attempt: { payment_method_details: { card: { wallet: null } } } })
})

test('the other cards are declined, or ask for their holder', async () => {
  const token = await give('link', '4000000000000002')
  expect(await refusal(save(token.id))).toMatchObject({ code: 'card_declined' })
  expect((await save((await give('apple_pay', '4000002760003184')).id)).setup.status).toBe('requires_action')
  expect((await save((await give('google_pay', '4000000000000341')).id)).setup.status).toBe('succeeded')
})

test('only the window of a wallet gives cards, and only those that lie in it', async () => {
  expect((await give('link', '4242424242424242', 'https://shop.example.com')).error?.message).toContain('Only the window of a wallet')
  expect((await give('purse', '4242424242424242')).error?.message).toContain('no wallet purse')
  expect((await give('link', '5555555555554444')).error?.message).toContain('lies in no wallet')
})
