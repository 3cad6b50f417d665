import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox } from '@souk/local-stripe'

/** What changes an order. The rest only costs time here. */
const EVENTS = {
  platform: ['setup_intent.succeeded', 'setup_intent.setup_failed'],
  connect: ['payment_intent.succeeded', 'payment_intent.payment_failed', 'payment_intent.canceled', 'payment_intent.amount_capturable_updated'],
}
type Scope = keyof typeof EVENTS

/** Takes the local Stripe's deliveries as the shop's route does, and puts their secrets into the settings: before anything asks `env()`. */
export async function takeWebhooks(sandbox: Sandbox): Promise<Server> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { receiveEvent } = await import('@/lib/webhooks/receive-event')
    const scope = request.url?.slice(1) === 'connect' ? 'connect' : 'platform'
    const received = await receiveEvent(scope, Buffer.concat(chunks).toString(), String(request.headers['stripe-signature'])).catch(() => 'failed')
    response.writeHead(received === 'stored' || received === 'known' ? 200 : 400).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  process.env.STRIPE_WEBHOOK_SECRETS = await register(sandbox, 'platform', port)
  process.env.STRIPE_CONNECT_WEBHOOK_SECRETS = await register(sandbox, 'connect', port)
  return server
}

async function register(sandbox: Sandbox, scope: Scope, port: number): Promise<string> {
  const events = EVENTS[scope].map((event, index) => [`enabled_events[${index}]`, event])
  const body = new URLSearchParams({ url: `http://127.0.0.1:${port}/${scope}`, connect: String(scope === 'connect'), ...Object.fromEntries(events) })
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}` }
  const made = (await (await fetch(`${sandbox.url}/v1/webhook_endpoints`, { method: 'POST', headers, body })).json()) as { secret?: string }
  if (!made.secret) throw new Error(`No webhook endpoint: ${JSON.stringify(made)}`)
  return made.secret
}
