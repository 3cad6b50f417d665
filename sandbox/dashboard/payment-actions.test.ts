import type Stripe from 'stripe'
import { afterAll, describe, expect, it } from 'vitest'
import { startSellerBench } from '@/sandbox/testing/sandbox-client'
import { minorOf } from './format'

// Refunds and disputes from the pages of a payment, as someone without curl makes them.

const bench = await startSellerBench({ asyncDelayMs: 20 })
const { stripe, on, account, sandbox } = bench
afterAll(() => bench.close())

async function pay(currency = 'usd'): Promise<Stripe.PaymentIntent> {
  const cards = ['card' as const]
  const params = { amount: 2500, currency, confirm: true, capture_method: 'automatic' as const, allowed_payment_method_types: cards }
  return stripe.paymentIntents.create({ ...params, payment_method: 'pm_card_visa' }, on)
}

const textOf = async (response: Response) => (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const read = async (path: string) => textOf(await fetch(`${sandbox.url}/dashboard/${account}${path}`))
async function press(path: string, fields: Record<string, string>) {
  const url = `${sandbox.url}/dashboard/${account}${path}`
  const response = await fetch(url, { method: 'POST', headers: { Origin: sandbox.url }, body: new URLSearchParams(fields) })
  return { status: response.status, text: await textOf(response) }
}
const refundsOf = async (intent: Stripe.PaymentIntent) => (await stripe.refunds.list({ payment_intent: intent.id }, on)).data

describe('a refund from the page of a payment', () => {
  it('gives a part back for a reason, then the rest', async () => {
    const intent = await pay()
    const first = await press(`/payments/${intent.id}/refund`, { amount: '10.5', reason: 'duplicate', outcome: 'succeeds' })
    expect(first.text).toContain('Refunded. The refund is: Succeeded.')
    expect((await refundsOf(intent))[0]).toMatchObject({ amount: 1050, reason: 'duplicate', status: 'succeeded' })
    const rest = await press(`/payments/${intent.id}/refund`, { amount: '14.50', reason: '', outcome: 'succeeds' })
    expect(rest.text).toContain('$25.00 has been given back.')
    expect((await refundsOf(intent)).map((refund) => refund.reason)).toEqual([null, 'duplicate'])
  })

  it.each(['0', '-1', 'all', '10.505', ''])('is not made of %j', async (amount) => {
    const intent = await pay()
    expect(await press(`/payments/${intent.id}/refund`, { amount })).toMatchObject({ status: 400, text: expect.stringContaining('Enter an amount') })
    expect(await refundsOf(intent)).toEqual([])
  })

  it('says what Stripe says when it is refused', async () => {
    const intent = await pay()
    const { status, text } = await press(`/payments/${intent.id}/refund`, { amount: '26' })
    expect([status, text.includes('Refund amount ($26.00) is greater than charge amount ($25.00)')]).toEqual([400, true])
  })

  it('fails later when the switch says so, and by its own button at once', async () => {
    const intent = await pay()
    await press(`/payments/${intent.id}/refund`, { amount: '5', outcome: 'fails_later', days: '14' })
    await sandbox.control.advance(15 * 86_400)
    expect((await refundsOf(intent))[0]?.status).toBe('failed')
    await press(`/payments/${intent.id}/refund`, { amount: '5', outcome: 'stays_pending' })
    const [pending] = await refundsOf(intent)
    expect(pending).toMatchObject({ status: 'pending', pending_reason: 'processing' })
    const button = `/payments/${intent.id}/refunds/${pending?.id}`
    expect((await press(button, { outcome: 'failed' })).text).toContain('The refund is now: Failed.')
    expect((await press(button, { outcome: 'succeeded' })).text).toContain('cannot end that way')
  })

  it('that waits for the customer is canceled', async () => {
    const intent = await pay()
    await press(`/payments/${intent.id}/refund`, { amount: '5', outcome: 'requires_action' })
    const [waits] = await refundsOf(intent)
    const { text } = await press(`/payments/${intent.id}/refunds/${waits?.id}`, { outcome: 'canceled' })
    expect(text).toContain('The refund is now: Canceled.')
    expect(await stripe.charges.retrieve(String(intent.latest_charge), {}, on)).toMatchObject({ amount_refunded: 0 })
  })
})

describe('a hold', () => {
  it('is captured in part: what was not taken is released, and is no refund', async () => {
    const params = {
      amount: 2000,
      currency: 'usd',
      confirm: true,
      capture_method: 'manual' as const,
      allowed_payment_method_types: ['card' as const],
    }
    const intent = await stripe.paymentIntents.create({ ...params, payment_method: 'pm_card_visa' }, on)
    expect(await read(`/payments/${intent.id}`)).toContain('$20.00 is held.')
    expect(await press(`/payments/${intent.id}/capture`, { amount: '20.01' })).toMatchObject({ status: 400 })
    const captured = await press(`/payments/${intent.id}/capture`, { amount: '5' })
    expect(captured.text).toMatch(/\$5\.00 is captured\..*Captured \$5\.00 Released \$15\.00/)
    expect(captured.text).not.toContain('Refunded $15.00')
    expect(await stripe.paymentIntents.retrieve(intent.id, {}, on)).toMatchObject({ status: 'succeeded', amount_received: 500 })
    expect((await press(`/payments/${intent.id}/capture`, { amount: '5' })).status).toBe(400)
  })
})

describe('a dispute', () => {
  it('is opened from the payment, answered and won', async () => {
    const intent = await pay()
    const opened = await press(`/payments/${intent.id}/dispute`, { kind: 'product_not_received' })
    expect(opened.text).toContain('The bank has opened a dispute.')
    const [dispute] = (await stripe.disputes.list({ payment_intent: intent.id }, on)).data
    const path = `/disputes/${dispute?.id}`
    expect(await press(`${path}/submit`, { text: ' ' })).toMatchObject({ status: 400 })
    expect((await press(`${path}/submit`, { text: 'The parcel was signed for.' })).text).toContain('Under review')
    const now = await stripe.disputes.retrieve(dispute?.id ?? '', {}, on)
    expect(now).toMatchObject({ status: 'under_review', evidence: { uncategorized_text: 'The parcel was signed for.' } })
    expect((await press(path, { verdict: 'won' })).text).toContain('The dispute is now: Won.')
    expect((await press(`${path}/submit`, { text: 'late' })).status).toBe(400)
  })

  it('is accepted', async () => {
    const intent = await pay()
    await press(`/payments/${intent.id}/dispute`, { kind: 'fraudulent' })
    const [dispute] = (await stripe.disputes.list({ payment_intent: intent.id }, on)).data
    expect((await press(`/disputes/${dispute?.id}/accept`, {})).text).toContain('The dispute is accepted.')
    expect((await stripe.disputes.retrieve(dispute?.id ?? '', {}, on)).status).toBe('lost')
  })
})

describe('a list', () => {
  it('is narrowed to a status, and so are its further pages', async () => {
    const disputed = (await stripe.disputes.list({}, on)).data.length
    expect(disputed).toBeGreaterThan(0)
    const text = await read('/payments?status=disputed')
    expect(text.match(/pi_\w+/g)).toHaveLength(disputed)
    expect(await read('/payments?status=requires_capture')).toContain('No payments have this status.')
    for (let count = 0; count < 26; count++) await pay()
    const page = await (await fetch(`${sandbox.url}/dashboard/${account}/payments?status=succeeded`)).text()
    expect(page).toMatch(/payments\?status=succeeded&amp;after=pi_/)
  })

  it('of fees and transfers is narrowed to an account', async () => {
    const other = await bench.seller({ name: 'Other' })
    const params = { amount: 2500, currency: 'usd', confirm: true, application_fee_amount: 100, capture_method: 'automatic' as const }
    await stripe.paymentIntents.create({ ...params, payment_method: 'pm_card_visa', allowed_payment_method_types: ['card'] }, on)
    const fees = async (of: string) =>
      (await (await fetch(`${sandbox.url}/dashboard/${sandbox.platform.accountId}/fees?account=${of}`)).text()).match(/fee_\w+/g)?.length ?? 0
    expect([await fees(account), await fees(other)]).toEqual([1, 0])
  })
})

describe('amounts as they are typed', () => {
  it.each([
    ['12', 'usd', 1200],
    ['12,5', 'usd', 1250],
    ['0.07', 'usd', 7],
    ['1200', 'jpy', 1200],
    ['1.5', 'jpy', null],
    ['1.234', 'kwd', 1234],
    ['', 'usd', null],
    ['1e3', 'usd', null],
  ])('%j in %s is %s', (text, currency, minor) => {
    expect(minorOf(text, currency)).toBe(minor)
  })
})
