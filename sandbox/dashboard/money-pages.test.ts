import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectAccount } from '@/sandbox/accounts/connect'
import { type RunningWorld, startWorld } from '@/sandbox/start'

// Disputes, payouts, transfers, clock and faults as a person reads and moves them.

let sandbox: RunningWorld
let stripe: Stripe
let seller = ''

beforeAll(async () => {
  sandbox = await startWorld({ asyncDelayMs: 20 })
  const { port } = new URL(sandbox.url)
  stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port: Number(port), protocol: 'http', telemetry: false, maxNetworkRetries: 0 })
  seller = await connected('Clay')
})
afterAll(() => sandbox.close())

async function connected(name: string): Promise<string> {
  const body = JSON.stringify({ email: `${name}@shop.test`, business_name: name })
  const made = await fetch(`${sandbox.url}/_sandbox/accounts`, { method: 'POST', body })
  const { id } = (await made.json()) as { id: string }
  const { world, platform } = sandbox
  world.store.transaction(() => connectAccount(world, { account: id, request: null }, { application: platform.clientId, scope: 'read_write' }))
  return id
}

const own = () => sandbox.platform.accountId

async function readText(path: string): Promise<string> {
  const html = await (await fetch(`${sandbox.url}/dashboard/${path}`)).text()
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

/** Presses a button and reads the page it leads to. */
async function press(path: string, fields: Record<string, string>, origin = sandbox.url): Promise<{ status: number; text: string }> {
  const response = await fetch(`${sandbox.url}/dashboard/${path}`, { method: 'POST', headers: { Origin: origin }, body: new URLSearchParams(fields) })
  return { status: response.status, text: (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') }
}

async function pay(card: string, account = own()): Promise<Stripe.PaymentIntent> {
  const intent = { amount: 2500, currency: 'usd', payment_method: card, confirm: true, return_url: 'http://localhost:3000/return' }
  return stripe.paymentIntents.create({ ...intent, metadata: {} }, account === own() ? {} : { stripeAccount: account })
}

async function disputed(card: string): Promise<string> {
  const intent = await pay(card, seller)
  const list = () => [...sandbox.world.store.newest('dispute', seller, { by: ['payment_intent', intent.id] })]
  await expect.poll(() => list().length, { timeout: 5000 }).toBe(1)
  return list()[0]?.id ?? ''
}

it('charges without an intent stand below the payments', async () => {
  expect(await readText(`${own()}/payments`)).not.toContain('Charges without a PaymentIntent')
  const charge = await stripe.charges.create({ amount: 1900, currency: 'usd', source: 'tok_mastercard', capture: false })
  expect(await readText(`${own()}/payments`)).toContain(`$19.00 Requires capture ${charge.id} — Mastercard •••• 4444`)
})

describe('a dispute', () => {
  it('shows its evidence, and the bank’s button gives the money back', async () => {
    const id = await disputed('pm_card_createDispute')
    expect(await readText(`${seller}/disputes`)).toMatch(new RegExp(`\\$25\\.00 Needs response Fraudulent ${id}`))
    const evidence = { product_description: 'A blue bowl' }
    await stripe.disputes.update(id, { evidence, submit: false }, { stripeAccount: seller })
    const before = await readText(`${seller}/disputes/${id}`)
    expect(before).toContain('Product description A blue bowl')
    expect(before).toContain('-$25.00')
    expect(before).toContain('Evidence sent Not yet')
    const { text } = await press(`${seller}/disputes/${id}`, { verdict: 'won' })
    expect(text).toContain('The dispute is now: Won.')
    expect(text).toContain('Chargeback reversal')
    expect(text).not.toContain('Decide: lost')
    expect((await stripe.disputes.retrieve(id, {}, { stripeAccount: seller })).status).toBe('won')
  })

  it('is lost by the other button, once, and may be won after all', async () => {
    const id = await disputed('pm_card_createDisputeProductNotReceived')
    expect((await press(`${seller}/disputes/${id}`, { verdict: 'lost' })).text).toContain('The dispute is now: Lost.')
    expect((await press(`${seller}/disputes/${id}`, { verdict: 'lost' })).text).toContain('cannot end that way any more')
    expect((await press(`${seller}/disputes/${id}`, { verdict: 'won' })).text).toContain('The dispute is now: Won.')
    expect((await stripe.disputes.retrieve(id, {}, { stripeAccount: seller })).status).toBe('won')
  })

  it('begins as a question for an inquiry, which the bank makes a dispute', async () => {
    const id = await disputed('pm_card_createDisputeInquiry')
    expect(await readText(`${seller}/disputes/${id}`)).toContain('None: an inquiry takes no money.')
    expect((await press(`${seller}/disputes/${id}`, { verdict: 'escalated' })).text).toContain('The dispute is now: Needs response.')
  })

  it('listens to no other account, word or site', async () => {
    const id = await disputed('pm_card_createDispute')
    expect((await press(`${own()}/disputes/${id}`, { verdict: 'won' })).status).toBe(404)
    expect((await press(`${seller}/disputes/${id}`, { verdict: 'prevented' })).status).toBe(404)
    expect((await press(`${seller}/disputes/${id}`, { verdict: 'won' }, 'http://evil.test')).status).toBe(403)
    expect((await stripe.disputes.retrieve(id, {}, { stripeAccount: seller })).status).toBe('needs_response')
  })
})

describe('money on its way', () => {
  it('shows a transfer with what came back of it', async () => {
    await pay('pm_card_bypassPending')
    await expect
      .poll(async () => (await stripe.balance.retrieve()).available.find((sum) => sum.currency === 'usd')?.amount ?? 0)
      .toBeGreaterThan(1000)
    const transfer = await stripe.transfers.create({ amount: 1000, currency: 'usd', destination: seller, transfer_group: 'order_7' })
    await stripe.transfers.createReversal(transfer.id, { amount: 400 })
    expect(await readText(`${own()}/transfers`)).toMatch(new RegExp(`\\$10\\.00 Partially reversed Clay ${transfer.id}`))
    const text = await readText(`${own()}/transfers/${transfer.id}`)
    expect(text).toContain('Transfer group order_7')
    expect(text).toContain('Came back $4.00')
    const found = await fetch(`${sandbox.url}/dashboard/${seller}/search?q=${transfer.id}`)
    expect(found.url).toBe(`${sandbox.url}/dashboard/${own()}/transfers/${transfer.id}`)
  })

  it('arrives at the bank when the clock is moved, with the transactions in it', async () => {
    const potter = await connected('Pots')
    const intent = await pay('pm_card_visa', potter)
    const { text } = await press(`${potter}/clock`, { amount: '7', unit: 'days' })
    expect(text).toMatch(/Time has moved\. \d+ things were due and done\./)
    expect(text).toContain('7 days ahead of the machine.')
    const paid = (await stripe.payouts.list({ status: 'paid' }, { stripeAccount: potter })).data
    const contents = await Promise.all(
      paid.map((each) => stripe.balanceTransactions.list({ payout: each.id, limit: 100 }, { stripeAccount: potter })),
    )
    const place = contents.findIndex((list) => list.data.some((each) => each.source === intent.latest_charge))
    const [payout, inIt] = [paid[place], contents[place]]
    expect(payout).toBeDefined()
    expect(await readText(`${potter}/payouts`)).toContain(`Paid ${payout?.id}`)
    const page = await readText(`${potter}/payouts/${payout?.id}`)
    for (const each of inIt?.data ?? []) expect(page).toContain(`${each.amount < 0 ? '-' : ''}$${(Math.abs(each.amount) / 100).toFixed(2)}`)
    expect((await fetch(`${sandbox.url}/dashboard/${own()}/payouts/${payout?.id}`)).status).toBe(404)
    expect((await press(`${own()}/payouts/${payout?.id}/fail`, {})).status).toBe(404)
    expect((await press(`${potter}/payouts/${payout?.id}/fail`, {})).text).toContain('Failed because The bank account has been closed.')
    expect((await stripe.payouts.retrieve(payout?.id ?? '', {}, { stripeAccount: potter })).status).toBe('failed')
    expect(await readText(`${potter}/payouts/${payout?.id}`)).not.toContain('Let the bank refuse it')
  })
})

describe('the clock', () => {
  it.each([
    ['0', 'days'],
    ['-1', 'hours'],
    ['1.5', 'days'],
    ['x', 'days'],
    ['1', 'weeks'],
    ['99999999', 'days'],
  ])('does not move by %s %s', async (amount, unit) => {
    const before = sandbox.world.clock.aheadMs()
    expect(await press(`${own()}/clock`, { amount, unit })).toMatchObject({ status: 400, text: expect.stringContaining('a whole number') })
    expect(sandbox.world.clock.aheadMs()).toBe(before)
  })
})

describe('faults', () => {
  const rule = { action: 'error_500_before', method: 'POST', path: '^/v1/customers$', account: '', nth: '1', times: '1', ms: '' }

  it('are added, seen at work, and cleared', async () => {
    expect((await press(`${own()}/faults`, rule)).text).toContain('Answer 500, do nothing POST ^/v1/customers$ Any 1 0 of 1')
    await expect(stripe.customers.create({})).rejects.toThrow('Made by a fault rule')
    expect(await readText(`${own()}/faults`)).toContain('1 of 1')
    await press(`${own()}/faults`, { ...rule, path: '.*' })
    expect((await press(`${own()}/faults/clear`, {})).text).toContain('None: every call is answered as usual.')
    await expect(stripe.customers.create({})).resolves.toMatchObject({ object: 'customer' })
  })

  it.each([{ path: '(' }, { nth: '0' }, { times: 'x' }, { action: 'explode' }])('are not added with %o', async (wrong) => {
    expect(await press(`${own()}/faults`, { ...rule, ...wrong })).toMatchObject({ status: 400, text: expect.stringContaining('was not added') })
    expect(sandbox.world.faults.list()).toEqual([])
  })
})
