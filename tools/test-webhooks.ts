import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { afterAll } from 'vitest'
import { WEBHOOK_EVENTS, type WebhookScope } from '@/lib/domain/webhook-events'
import type { Sandbox } from '@/sandbox/start'

/**
 * Registers both webhook endpoints at the test's local Stripe and takes what it delivers, as the shop's route does. Call it at the top of the file, after
 * `testSandbox()` and before anything asks `env()`.
 * @returns how many deliveries were taken so far, by scope
 */
export async function testWebhooks(sandbox: Sandbox): Promise<Record<WebhookScope, number>> {
  const taken = { platform: 0, connect: 0 }
  const server = createServer(async (request, response) => {
    const scope = request.url === '/connect' ? 'connect' : 'platform'
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { receiveEvent } = await import('@/lib/webhooks/receive-event')
    const received = await receiveEvent(scope, Buffer.concat(chunks).toString(), String(request.headers['stripe-signature'])).catch(() => 'failed')
    if (received === 'stored' || received === 'known') taken[scope] += 1
    response.writeHead(received === 'stored' || received === 'known' ? 200 : 400).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => new Promise((resolve) => server.close(resolve).closeAllConnections()))
  const { port } = new URL(sandbox.url)
  const stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port, protocol: 'http' })
  const register = async (scope: WebhookScope) => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${scope}`
    const made = await stripe.webhookEndpoints.create({ url, enabled_events: [...WEBHOOK_EVENTS[scope]], connect: scope === 'connect' })
    return made.secret ?? ''
  }
  process.env.STRIPE_WEBHOOK_SECRETS = await register('platform')
  process.env.STRIPE_CONNECT_WEBHOOK_SECRETS = await register('connect')
  return taken
}
