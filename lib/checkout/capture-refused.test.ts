import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs'
import { testDatabase } from '@/tools/test-database'
import { testMarket } from '@/tools/test-market'
import { testSandbox } from '@/tools/test-sandbox'
import { continueOrder } from './continue-order'
import { placeOrder } from './place-order'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)

/** What a PaymentIntent of a refused capture stands at, by its account. No test card of Stripe's does this, so it happens on the way to the local Stripe. */
const refusing = new Map<string, 'requires_capture' | 'requires_payment_method'>()
const bank = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray())
  const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers as Record<string, string>
  const status = refusing.get(headers['stripe-account'] ?? '')
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
