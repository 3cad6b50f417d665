import { createServer, type Server } from 'node:http'
import Stripe from 'stripe'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { portOf } from '@/sandbox/core/port'
import { type RunningWorld, startWorld } from '@/sandbox/start'

let sandbox: RunningWorld
let shop: Server
const received: { body: string; signature: string }[] = []

beforeAll(async () => {
  sandbox = await startWorld()
  // A shop that fails the first time and is well again afterwards.
  shop = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    received.push({ body, signature: String(request.headers['stripe-signature']) })
    response.writeHead(received.length === 1 ? 500 : 200)
    response.end(received.length === 1 ? '<b>down</b>' : 'thanks')
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  shop.close()
  await sandbox.close()
})

const at = (path: string) => `${sandbox.url}/dashboard/${sandbox.platform.accountId}${path}`
const page = async (path: string) => (await fetch(at(path))).text()

it('shows request and answer of each attempt, and sends again on the button', async () => {
  const stripe = new Stripe(sandbox.platform.secretKey, {
    host: 'localhost',
    port: Number(new URL(sandbox.url).port),
    protocol: 'http',
    telemetry: false,
  })
  const url = `http://127.0.0.1:${portOf(shop)}/hook`
  const { secret } = await stripe.webhookEndpoints.create({ url, enabled_events: ['customer.created'] })
  await stripe.customers.create({ email: 'hook@test.dev' })
  const event = [...sandbox.world.store.newest('event', sandbox.platform.accountId)].find((row) => row.object.type === 'customer.created')
  const path = `/events/${event?.id}`
  await expect.poll(() => page(path), { timeout: 5000 }).toContain('Attempt 1: 500')
  const before = await page(path)
  expect(before).toContain('&lt;b&gt;down&lt;/b&gt;')
  expect(before).toContain('hook@test.dev')
  expect(await page('/webhooks')).toContain(String(secret))

  const delivery = /name="delivery" value="(\w+)"/.exec(before)?.[1] ?? ''
  const answer = await fetch(at(`${path}/resend`), { method: 'POST', headers: { Origin: sandbox.url }, body: new URLSearchParams({ delivery }) })
  expect(await answer.text()).toContain('The endpoint answered 200')
  expect(await page(path)).toContain('Succeeded')
  const last = received.at(-1)
  expect(() => Stripe.webhooks.constructEvent(last?.body ?? '', last?.signature ?? '', String(secret))).not.toThrow()
})
