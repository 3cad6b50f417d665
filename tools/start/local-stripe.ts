import path from 'node:path'
import { createControlClient } from '@souk/local-stripe/control'
import Stripe from 'stripe'
import { WEBHOOK_EVENTS, type WebhookScope } from '@/lib/domain/operations/webhook-events'
import type { Guardian } from './guarded'
import { claimPort } from './ports'
import { answers, type Running, type Settings, startProgram } from './processes'
import type { Secrets } from './secrets'

export interface LocalStripe {
  server: Running
  url: string
  /** The settings that make the shop talk to it. */
  env: Settings
}

/** The callbacks a shop at this address uses, as registered with Stripe. */
function redirectUris(appUrl: string): string[] {
  return [`${appUrl}/api/connect/callback`, `${appUrl}/api/connect/relay`]
}

/**
 * Starts the local Stripe and introduces the shop to it.
 * @param options.port the port wanted, or the next one above it that is free
 * @param options.host the address to listen on beside this machine's own, for browsers elsewhere
 * @param options.asyncDelayMs how late the balance transaction of an asynchronous capture arrives; Stripe's own default when absent
 * @throws Error with one sentence when it does not come up or refuses the shop
 */
export async function startLocalStripe(options: {
  data: string
  port: number
  host?: string | undefined
  appUrl: string
  secrets: Secrets
  log: string
  guardian: Guardian
  asyncDelayMs?: number | undefined
}): Promise<LocalStripe> {
  const { data, host, appUrl, secrets, log, guardian, asyncDelayMs } = options
  const claim = await claimPort(options.port)
  const name = host ? new URL(appUrl).hostname : 'localhost'
  const url = `http://${name}:${claim.port}`
  const args = ['sandbox/run.mjs', '--port', String(claim.port), '--data', path.join(data, 'sandbox')]
  if (host) args.push('--host', host, '--url', url)
  for (const uri of redirectUris(appUrl)) args.push('--redirect-uri', uri)
  if (asyncDelayMs !== undefined) args.push('--async-delay-ms', String(asyncDelayMs))
  await claim.release()
  const server = startProgram({ name: 'local Stripe', args, log, guardian })
  await answers(server, `${url}/_sandbox/health`, { isOurs: async (answer) => (await answer.json()).pid === server.child.pid })
  return { server, url, env: await introduceShop({ url, appUrl, secrets }) }
}

/**
 * Makes a webhook endpoint for each scope in a local Stripe that runs, and keeps the secrets.
 * @returns the settings that make the shop talk to it
 */
export async function introduceShop({ url, appUrl, secrets }: { url: string; appUrl: string; secrets: Secrets }): Promise<Settings> {
  const platform = await createControlClient(url).platform()
  const secretOf = (scope: WebhookScope) => webhookSecret({ url, key: platform.secret_key, scope, appUrl, secrets })
  return {
    STRIPE_SECRET_KEY: platform.secret_key,
    STRIPE_PUBLISHABLE_KEY: platform.publishable_key,
    STRIPE_CLIENT_ID: platform.client_id,
    STRIPE_LOCAL_URL: url,
    STRIPE_WEBHOOK_SECRETS: await secretOf('platform'),
    STRIPE_CONNECT_WEBHOOK_SECRETS: await secretOf('connect'),
  }
}

// Stripe tells the secret of an endpoint once, when it is made: it is kept, and the endpoint is made anew when either is missing.
async function webhookSecret(options: { url: string; key: string; scope: WebhookScope; appUrl: string; secrets: Secrets }): Promise<string> {
  const { url, key, scope, appUrl, secrets } = options
  const wanted = `${appUrl}/api/stripe/webhooks/${scope}`
  const api = async (route: string, form: Record<string, string>) => {
    const headers = { Authorization: `Bearer ${key}` }
    const response = await fetch(`${url}/v1/webhook_endpoints${route}`, { method: 'POST', headers, body: new URLSearchParams(form) })
    return (await response.json()) as { id: string; secret: string; error?: { message: string } }
  }
  const known = secrets.get(`${scope} webhook endpoint`)
  const secret = secrets.get(`${scope} webhook secret`)
  const events = WEBHOOK_EVENTS[scope].map((event, i) => [`enabled_events[${i}]`, event])
  const endpoint = { url: wanted, ...Object.fromEntries(events) }
  if (known && secret && !(await api(`/${known}`, endpoint)).error) return secret
  const made = await api('', { ...endpoint, connect: String(scope === 'connect'), api_version: Stripe.API_VERSION })
  if (made.error) throw new Error(`The local Stripe refused the webhook endpoint ${wanted}: ${made.error.message}`)
  await secrets.set(`${scope} webhook endpoint`, made.id)
  await secrets.set(`${scope} webhook secret`, made.secret)
  return made.secret
}
