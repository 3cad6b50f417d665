import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { continueOrder } from '@/lib/checkout/continue-order'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { testDeferred } from '@/testing/deferred'
import { control } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'

await testDatabase()
const sandbox = await testSandbox()
const { market, charges, leave, comeBack } = testDeferred(sandbox)

/** What a PaymentIntent of a refused capture stands at, by its account. No test card of Stripe's does this, so it happens on the way to the local Stripe. */
const refusing = new Map<string, 'requires_capture' | 'requires_payment_method'>()
/** Accounts on which the first cancellation comes to an error of Stripe's, which its key gives again for a day. Source: docs.stripe.com/api/idempotent_requests */
const failing = new Set<string>()
const failed = new Set<string>()
const bank = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray())
  const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers as Record<string, string>
  const status = refusing.get(headers['stripe-account'] ?? '')
  const key = headers['idempotency-key'] ?? ''
  if (failing.has(headers['stripe-account'] ?? '') && /\/cancel$/.test(request.url ?? '') && (failed.size === 0 || failed.has(key))) {
    failed.add(key)
    return response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { type: 'api_error', message: 'Unknown.' } }))
  }
  const [, id] = /^\/v1\/payment_intents\/(\w+)\/capture$/.exec(request.url ?? '') ?? []
  if (id && status && sandbox.world.store.get('payment_intent', id)?.object.status === 'requires_capture') {
    const { object } = sandbox.world.store.transaction(() => sandbox.world.store.update('payment_intent', id, { status }))
    const error = {
      type: 'card_error',
      code: 'card_declined',
      decline_code: 'generic_decline',
      message: 'Your card was declined.',
      payment_intent: object,
    }
    return response.writeHead(402, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
  }
  const answer = await fetch(new URL(request.url ?? '/', sandbox.url), { method: request.method, headers, ...(body.length > 0 && { body }) })
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
})
await new Promise<void>((resolve) => bank.listen(0, resolve))
process.env.STRIPE_LOCAL_URL = `http://localhost:${(bank.address() as AddressInfo).port}`
afterAll(async () => {
  await stopJobs()
  bank.close()
})

beforeEach(() => failed.clear())

test.each(['requires_capture', 'requires_payment_method'] as const)(
  'a bank that refuses a capture (402) with the PaymentIntent at %s: its hold is let go, and the others are given back',
  async (status) => {
    const sellers = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })] as const
    const wish = market.wish(await Promise.all(sellers.map((seller) => market.product(seller))), await market.card())
    const buyer = market.guest()
    refusing.set(sellers[1].accountId, status)
    await placeOrder(wish, buyer)
    expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'canceled', sentence: expect.stringContaining('refunded in full') })
    const { parts } = await db().order.findUniqueOrThrow({
      where: { checkoutId: wish.checkoutId },
      include: { parts: { orderBy: { position: 'asc' } } },
    })
    expect(parts).toMatchObject([{ status: 'refunded' }, { status: 'canceled' }])
    expect(sandbox.world.store.get('payment_intent', parts[1]?.paymentIntentId ?? '')?.object.status).toBe('canceled')
    expect(await db().orderEvent.count({ where: { orderId: parts[0]?.orderId, event: 'contradiction' } })).toBe(0)
  },
)

test.each(['requires_capture', 'requires_payment_method'] as const)(
  'a hold at %s whose cancellation comes to an error, which its key gives again for a day, is let go by another call',
  async (status) => {
    const sellers = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })] as const
    const wish = market.wish(await Promise.all(sellers.map((seller) => market.product(seller))), await market.card())
    const buyer = market.guest()
    refusing.set(sellers[1].accountId, status)
    failing.add(sellers[1].accountId)
    await placeOrder(wish, buyer)
    expect(failed.size).toBe(1)
    expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'canceled', sentence: expect.stringContaining('refunded in full') })
    const { paymentIntentId } = await db().sellerOrder.findFirstOrThrow({ where: { accountId: sellers[1].accountId } })
    expect(sandbox.world.store.get('payment_intent', paymentIntentId ?? '')?.object.status).toBe('canceled')
  },
)

test('a PaymentIntent that is replaced, whose cancellation comes to such an error, is canceled by another call, and the purchase goes on', async () => {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller), await market.card('pm_card_chargeCustomerFail'))
  const buyer = market.guest()
  await placeOrder(wish, buyer)
  const connected = await db().connectedCustomer.findFirstOrThrow({ where: { accountId: seller.accountId } })
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': seller.accountId }
  await fetch(`${sandbox.url}/v1/customers/${connected.stripeCustomerId}`, { method: 'DELETE', headers })
  await placeOrder({ ...wish, card: await market.card() }, buyer)
  failing.add(seller.accountId)
  expect(await placeOrder({ ...wish, card: await market.card() }, buyer)).toMatchObject({ answer: { status: 'unknown' } })
  expect(failed.size).toBe(1)
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'paid' })
})

test('a hold that comes to light after its order has ended, whose cancellation comes to such an error, is let go by the next look', async () => {
  const sellers = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })] as const
  const wish = market.wish(await Promise.all(sellers.map((seller) => market.product(seller))), await market.card())
  const buyer = market.guest()
  const account = sellers[1].accountId
  await control(sandbox, 'POST', '/faults', { method: 'POST', path: '^/v1/payment_intents$', account, action: 'error_500_after', times: 999 })
  await control(sandbox, 'POST', '/faults', { method: 'GET', path: '^/v1/payment_intents', account, action: 'error_500_before', times: 999 })
  await placeOrder(wish, buyer)
  leave(sellers[1])
  await control(sandbox, 'DELETE', '/faults')
  await db().sellerOrder.updateMany({ where: { accountId: account }, data: { requestedAt: new Date(Date.now() - 16 * 60_000) } })
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'canceled' })
  comeBack(sellers[1])
  failing.add(account)
  await continueOrder(wish.checkoutId, buyer)
  expect([failed.size, await charges(sellers[1])]).toEqual([1, ['held']])
  await continueOrder(wish.checkoutId, buyer)
  expect(await charges(sellers[1])).toEqual(['released'])
})

test('what a seller gave back in part is not taken for our refund of the whole, whose answer is missing', async () => {
  const sellers = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })] as const
  const wish = market.wish(await Promise.all(sellers.map((seller) => market.product(seller))), await market.card())
  const buyer = market.guest()
  const account = sellers[0].accountId
  refusing.set(sellers[1].accountId, 'requires_capture')
  const unreachable = () =>
    control(sandbox, 'POST', '/faults', { method: 'POST', path: '^/v1/refunds$', account, action: 'error_500_before', times: 999 })
  const healthy = () => control(sandbox, 'DELETE', '/faults')
  const first = () => db().sellerOrder.findFirstOrThrow({ where: { accountId: account } })
  await unreachable()
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'unknown' } })
  await healthy()
  const body = new URLSearchParams({ payment_intent: (await first()).paymentIntentId ?? '', amount: '1000' })
  await fetch(`${sandbox.url}/v1/refunds`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': account },
    body,
  })
  await unreachable()
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'unknown' })
  await healthy()
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'canceled', sentence: expect.stringContaining('refunded in full') })
  expect(await first()).toMatchObject({ status: 'refunded', refundedMinor: 2500 })
  expect(await charges(sellers[0])).toEqual(['released'])
})
