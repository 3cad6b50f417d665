import { afterAll, beforeAll, expect, test } from 'vitest'
import { createControlClient } from '@/sandbox/control/client'
import { type Bench, startBench } from '@/sandbox/testing/sandbox-client'

let bench: Bench

beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())
const control = () => createControlClient(bench.sandbox.url)

/** A card saved for a customer of the platform, and its copy for a customer of a seller's account. */
async function savedTwice() {
  const account = await bench.seller()
  const on = { stripeAccount: account }
  const { stripe } = bench
  const customer = await stripe.customers.create({ email: 'buyer@example.com' })
  const card = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id })
  const copied = await stripe.paymentMethods.create({ customer: customer.id, payment_method: card.id }, on)
  const there = await stripe.customers.create({ email: 'buyer@example.com' }, on)
  const copy = await stripe.paymentMethods.attach(copied.id, { customer: there.id }, on)
  return { customer, card, copy, on }
}

async function renewals(on: { stripeAccount?: string } = {}) {
  const { data } = await bench.stripe.events.list({ type: 'payment_method.automatically_updated' }, on)
  return data
}

test('a bank that moves the expiry tells of it with the former expiry alone; the copy on another account stays as it is', async () => {
  const { card, copy, on } = await savedTwice()
  const { exp_month, exp_year } = card.card ?? {}
  expect(await control().renewCard(card.id, { exp_month: 4, exp_year: 2041 })).toMatchObject({ id: card.id, card: { exp_month: 4, exp_year: 2041 } })
  const [event] = await renewals()
  const before = { ...(exp_month === 4 ? {} : { exp_month }), exp_year }
  expect(event).toMatchObject({ request: { id: null }, data: { object: { id: card.id, card: { exp_year: 2041, last4: '4242' } } } })
  expect(event?.data.previous_attributes).toEqual({ card: before })
  expect((await bench.stripe.paymentMethods.retrieve(copy.id, {}, on)).card).toEqual(copy.card)
  expect(await renewals(on)).toEqual([])
})

test('a bank that replaces the number of a copy leaves its id, and charges go to the new number', async () => {
  const { copy, on } = await savedTwice()
  await control().renewCard(copy.id, { exp_month: 5, exp_year: 2042, card: 'pm_card_mastercard' })
  const renewed = await bench.stripe.paymentMethods.retrieve(copy.id, {}, on)
  expect(renewed).toMatchObject({ customer: copy.customer, card: { brand: 'mastercard', last4: '4444', exp_month: 5, exp_year: 2042 } })
  expect(renewed.card?.fingerprint).not.toBe(copy.card?.fingerprint)
  const [event] = await renewals(on)
  expect(event?.data.previous_attributes).toMatchObject({ card: { brand: 'visa', last4: '4242', fingerprint: copy.card?.fingerprint } })
  const customer = typeof copy.customer === 'string' ? copy.customer : ''
  const paid = await bench.stripe.paymentIntents.create(
    { amount: 2500, currency: 'usd', customer, payment_method: copy.id, off_session: true, confirm: true, expand: ['latest_charge'] },
    on,
  )
  expect(paid).toMatchObject({ status: 'succeeded', latest_charge: { payment_method_details: { card: { last4: '4444' } } } })
})

test('a card of nobody, an expiry that is over and a number that is no test card are refused, and nothing is told', async () => {
  const { card } = await savedTwice()
  const told = (await renewals()).length
  const loose = await bench.stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } })
  await expect(control().renewCard(loose.id, { exp_month: 1, exp_year: 2041 })).rejects.toMatchObject({ cause: 409 })
  await expect(control().renewCard(card.id, { exp_month: 1, exp_year: 2020 })).rejects.toMatchObject({ cause: 400 })
  await expect(control().renewCard(card.id, { exp_month: 1, exp_year: 2041, card: '4111111111111111' })).rejects.toMatchObject({ cause: 409 })
  await expect(control().renewCard('pm_none', { exp_month: 1, exp_year: 2041 })).rejects.toMatchObject({ cause: 404 })
  expect(await renewals()).toHaveLength(told)
})

test('an expiry changed by the API is told with the expiry of before', async () => {
  const { card } = await savedTwice()
  await bench.stripe.paymentMethods.update(card.id, { card: { exp_year: 2043 } })
  const { data } = await bench.stripe.events.list({ type: 'payment_method.updated' })
  expect(data[0]?.data.previous_attributes).toMatchObject({ card: { exp_year: card.card?.exp_year } })
})

test('the dashboard renews a card of a customer, and says why it does not', async () => {
  const { customer, card } = await savedTwice()
  const address = `${bench.sandbox.url}/dashboard/${bench.sandbox.platform.accountId}/customers/${customer.id}`
  const press = async (fields: Record<string, string>) => {
    const body = new URLSearchParams({ method: card.id, card: '', ...fields })
    const answer = await fetch(`${address}/renew`, { method: 'POST', headers: { Origin: bench.sandbox.url }, body })
    return { status: answer.status, text: (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') }
  }
  const renewed = await press({ exp_month: '7', exp_year: '2044', card: '5555555555554444' })
  expect(renewed.text).toContain('Renewed. payment_method.automatically_updated is on its way.')
  expect(renewed.text).toContain('Mastercard •••• 4444 07 / 2044')
  expect(await press({ exp_month: '7', exp_year: '2020' })).toMatchObject({ status: 400, text: expect.stringContaining('The card was not renewed') })
  expect(await press({ method: 'pm_none', exp_month: '7', exp_year: '2044' })).toMatchObject({ status: 404 })
})
