import { afterAll, beforeEach, expect, test } from 'vitest'
import { startBench } from '@/sandbox/testing/sandbox-client'

const DAY = 86_400
const bench = await startBench({ asyncDelayMs: 1 })
const { stripe } = bench
afterAll(() => bench.close())

let account = ''
let on: { stripeAccount: string }
beforeEach(async () => {
  account = await bench.seller()
  on = { stripeAccount: account }
})

async function send(path: string, body: object): Promise<{ status: number; body: { id: string } }> {
  const answer = await fetch(`${bench.sandbox.url}/_sandbox${path}`, { method: 'POST', body: JSON.stringify(body) })
  return { status: answer.status, body: (await answer.json()) as { id: string } }
}

test('an account charges, is adjusted and paid out without the platform, and its books add up', async () => {
  const charge = await send('/activity', { account, kind: 'charge', amount: 10_000, description: 'A sale elsewhere' })
  const adjustment = await send('/activity', { account, kind: 'adjustment', amount: -250 })
  const payout = await send('/activity', { account, kind: 'payout', amount: 1000 })
  const rows = (await stripe.balanceTransactions.list({ expand: ['data.source'] }, on)).data
  expect(rows.map((row) => [row.type, row.amount, row.fee])).toEqual([
    ['payout', -1000, 0],
    ['adjustment', -250, 0],
    ['payment', 10_000, 320],
  ])
  expect(rows[2]?.source).toMatchObject({ id: charge.body.id, application: null, payment_intent: null, source_transfer: null, metadata: {} })
  expect([rows[1]?.id, rows[1]?.source]).toEqual([adjustment.body.id, null])
  expect(await stripe.payouts.retrieve(payout.body.id, {}, on)).toMatchObject({ amount: 1000, automatic: false })
  const { available, pending } = await stripe.balance.retrieve({}, on)
  expect((available[0]?.amount ?? 0) + (pending[0]?.amount ?? 0)).toBe(10_000 - 320 - 250 - 1000)
  expect((await stripe.refunds.create({ charge: charge.body.id }, on)).status).toBe('succeeded')
})

test('Stripe holds a reserve and releases it, and takes network costs and tax: payouts leave them out, and add up', async () => {
  await send('/activity', { account, kind: 'charge', amount: 10_000 })
  await send('/activity', { account, kind: 'reserve', amount: 2000 })
  await send('/activity', { account, kind: 'network_cost', amount: 37 })
  await send('/activity', { account, kind: 'tax', amount: 6 })
  await bench.sandbox.control.advance(8 * DAY)
  await send('/activity', { account, kind: 'reserve', amount: -2000 })
  await bench.sandbox.control.advance(8 * DAY)
  const rows = (await stripe.balanceTransactions.list({}, on)).data.filter(({ type }) => type !== 'payout')
  expect(rows.map((row) => [row.type, row.reporting_category, row.amount])).toEqual([
    ['reserve_release', 'risk_reserved_funds', 2000],
    ['tax_fee', 'tax', -6],
    ['stripe_fee', 'network_cost', -37],
    ['reserve_hold', 'risk_reserved_funds', -2000],
    ['payment', 'charge', 10_000],
  ])
  expect((await stripe.payouts.list({}, on)).data.map((payout) => payout.amount)).toEqual([2000, 10_000 - 320 - 2000 - 37 - 6])
})

test('a paid payout fails days later: the money is back, the bank account is not used again', async () => {
  await send('/activity', { account, kind: 'charge', amount: 10_000 })
  await bench.sandbox.control.advance(8 * DAY)
  const [paid] = (await stripe.payouts.list({}, on)).data
  expect(paid?.status).toBe('paid')
  expect((await send(`/payouts/${paid?.id}`, { outcome: 'failed' })).status).toBe(200)
  const failed = await stripe.payouts.retrieve(paid?.id ?? '', { expand: ['failure_balance_transaction'] }, on)
  expect(failed).toMatchObject({
    status: 'failed',
    failure_code: 'account_closed',
    failure_balance_transaction: { type: 'payout_failure', amount: 9680 },
  })
  expect((await stripe.balance.retrieve({}, on)).available[0]?.amount).toBe(9680)
  expect((await stripe.events.list({ type: 'payout.failed' }, on)).data).toHaveLength(1)
  expect((await send(`/payouts/${paid?.id}`, { outcome: 'failed' })).status).toBe(409)
  await bench.sandbox.control.advance(3 * DAY)
  expect((await stripe.payouts.list({}, on)).data).toHaveLength(1)
})

test('what no account can do is refused', async () => {
  expect((await send('/activity', { account: 'acct_none', kind: 'charge', amount: 1 })).status).toBe(404)
  expect((await send('/activity', { account, kind: 'gift', amount: 1 })).status).toBe(400)
  expect((await send('/activity', { account, kind: 'payout', amount: 1, currency: 'sek' })).status).toBe(409)
  expect((await send('/payouts/po_none', { outcome: 'failed' })).status).toBe(404)
})
