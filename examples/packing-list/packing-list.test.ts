// The example of docs/extend.md, as a program of its own: it is told of a paid order, reads it by the API and prints what to pack.
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { GET as getOrder } from '@/app/api/v1/orders/[order]/route'
import { announceOrder } from '@/lib/api/announce-order'
import { deliverWebhook } from '@/lib/api/deliver-webhook'
import { addWebhook } from '@/lib/api/shop-webhooks'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { keyOf } from '@/testing/api-calls'
import { testDatabase } from '@/testing/database'
import { shipTo, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'

await testDatabase()
const market = testMarket(await testSandbox({ asyncDelayMs: 0 }))
let program: ChildProcess | undefined

/** The API as a program reaches it: over HTTP. */
const shop = createServer(async (request, response) => {
  const order = /^\/api\/v1\/orders\/([\w-]+)$/.exec(request.url ?? '')?.[1] ?? ''
  const headers = { authorization: request.headers.authorization ?? '' }
  const answer = await getOrder(new Request(`http://shop.test${request.url}`, { headers }), { params: Promise.resolve({ order }) })
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
})

afterAll(async () => {
  program?.kill()
  shop.close()
  await stopJobs()
})

const portOf = (server: typeof shop) => (server.address() as AddressInfo).port

/** The program, with all that it has printed so far. */
function start(settings: Record<string, string>) {
  const output = { text: '' }
  program = spawn(process.execPath, ['examples/packing-list/packing-list.mjs'], { env: { ...process.env, ...settings } })
  program.stdout?.on('data', (piece) => {
    output.text += piece
  })
  return output
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = portOf(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

test('prints what to pack for an order that is paid, once, and takes nothing that is not signed', async () => {
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  const seller = await market.seller()
  await market.zone(seller)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/`
  const added = await addWebhook(seller, { url, events: ['order.paid'] })
  if (added.kind !== 'added') throw new Error(added.said.key)
  const settings = { SOUK_URL: `http://127.0.0.1:${portOf(shop)}`, SOUK_KEY: await keyOf(seller, ['orders:read']), PORT: String(port) }
  const output = start({ ...settings, SOUK_WEBHOOK_SECRET: added.secret })
  await expect.poll(() => output.text, { timeout: 10_000 }).toContain('Listening')

  const [mug, course] = [await market.product(seller, { kind: 'physical', name: 'Mug' }), await market.product(seller, { name: 'Course' })]
  const wish = market.wish([mug, course], await market.card(), { shipTo: shipTo(), quantity: 3 })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
  await announceOrder(part.id, 'paid')
  const { id } = await db().shopWebhookDelivery.findFirstOrThrow({ where: { sellerId: seller.sellerId } })
  await deliverWebhook(id)
  expect((await db().shopWebhookDelivery.findUniqueOrThrow({ where: { id } })).answer).toBe(200)
  await db().shopWebhookDelivery.update({ where: { id }, data: { deliveredAt: null } })
  await deliverWebhook(id)
  expect(output.text.match(/Order S-\d+ \(Standard\)\n {2}3 × Mug\n {2}Ada Lovelace\n {2}1 Church Street\n/g)).toHaveLength(1)
  expect(output.text).not.toContain('Course')

  const forged = { method: 'POST', headers: { 'souk-signature': `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}` }, body: '{}' }
  expect((await fetch(url, forged)).status).toBe(400)
})
