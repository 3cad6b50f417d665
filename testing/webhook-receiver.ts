import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox } from '@souk/local-stripe'
import Stripe from 'stripe'
import { WEBHOOK_EVENTS, type WebhookScope } from '@/lib/domain/operations/webhook-events'

export type WebhookReceiver = {
  /** How many deliveries were taken so far. */
  taken: Record<WebhookScope, number>
  close: () => Promise<void>
}

/** A client of the local Stripe with the platform's key. */
export function sandboxStripe({ url, platform }: Sandbox): Stripe {
  return new Stripe(platform.secretKey, { host: 'localhost', port: new URL(url).port, protocol: 'http' })
}

/**
 * Registers both webhook endpoints at a local Stripe of this process and takes what it delivers, as the shop's route does. Call it before anything asks
 * `env()`: it puts the signing secrets into the environment.
 */
export async function receiveWebhooks(sandbox: Sandbox): Promise<WebhookReceiver> {
  const taken = { platform: 0, connect: 0 }
  const server = createServer(async (request, response) => {
    const scope = request.url === '/connect' ? 'connect' : 'platform'
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { receiveEvent } = await import('@/lib/webhooks/receive-event')
    const received = await receiveEvent(scope, Buffer.concat(chunks).toString(), String(request.headers['stripe-signature'])).catch(() => 'failed')
    const isTaken = received === 'stored' || received === 'known'
    if (isTaken) taken[scope] += 1
    response.writeHead(isTaken ? 200 : 400).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stripe = sandboxStripe(sandbox)
  const register = async (scope: WebhookScope) => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${scope}`
    const made = await stripe.webhookEndpoints.create({ url, enabled_events: [...WEBHOOK_EVENTS[scope]], connect: scope === 'connect' })
    return made.secret ?? ''
  }
  process.env.STRIPE_WEBHOOK_SECRETS = await register('platform')
  process.env.STRIPE_CONNECT_WEBHOOK_SECRETS = await register('connect')
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { taken, close }
}
