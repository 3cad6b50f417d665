// A stable deployment and a preview as Vercel runs them: names of vercel.app over https, a database each, and a Stripe in which exactly the given addresses
// are registered.
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { createControlClient } from '@souk/local-stripe/control'
import { WEBHOOK_EVENTS, type WebhookScope } from '@/lib/domain/operations/webhook-events'
import { type Guardian, startGuardian } from '@/tools/start/guarded'
import { freePort } from '@/tools/start/ports'
import { answers, type Settings, startProgram } from '@/tools/start/processes'
import { makeCertificate } from './certificate'
import { startFurtherShop } from './further-shop'
import { ownDatabase } from './own-database'
import { startReverseProxy } from './reverse-proxy'

export const STABLE = 'souk-team.vercel.app'
/** The preview's address for its branch, and the one for this deployment of it. */
export const BRANCH = 'souk-git-cart-team.vercel.app'
export const DEPLOYMENT = 'souk-4f7kq2xzp-team.vercel.app'

interface PreviewWorld {
  /** The port that Chromium is told to find vercel.app at. */
  proxyPort: number
  stripeUrl: string
  close: () => Promise<void>
}

/**
 * Starts both deployments.
 * @param folder for logs and the certificate; made when absent
 * @param registered the redirect URIs that Stripe knows
 * @param relay settings of the relay, for both
 */
export async function startPreviewWorld(options: {
  folder: string
  registered: string[]
  relay: Settings
  databaseUrl: string
}): Promise<PreviewWorld> {
  const { folder, registered, relay } = options
  await mkdir(folder, { recursive: true })
  const guardian = startGuardian()
  const tls = await makeCertificate(folder, ['*.vercel.app'])
  const ports = new Map<string, number>()
  const proxy = await startReverseProxy((host) => {
    const port = ports.get(host)
    const headers = { 'x-forwarded-host': host, 'x-forwarded-proto': 'https', 'x-real-ip': '10.1.2.3', 'x-forwarded-for': '10.1.2.3' }
    return port === undefined ? null : { port, headers }
  }, tls)
  const stripeUrl = await startStripe({ folder, registered, guardian, proxyPort: proxy.port, certFile: tls.certFile })
  const shared = { APP_URL: '', VERCEL: '1', STRIPE_LOCAL_URL: stripeUrl, VERCEL_PROJECT_PRODUCTION_URL: STABLE, ...relay }
  const start = (name: string, settings: Settings) => startFurtherShop({ ...shared, ...settings }, path.join(folder, `${name}.log`), guardian)

  const stable = await start('stable', { ...(await endpointsOf(stripeUrl, STABLE)), VERCEL_ENV: 'production', VERCEL_URL: STABLE })
  ports.set(STABLE, stable.port)
  const preview = await start('preview', {
    ...(await endpointsOf(stripeUrl, BRANCH)),
    // Nothing is shared with the stable host but the relay's secret.
    AUTH_SECRET: 'a secret of this preview alone, 32 characters',
    DATABASE_URL: await ownDatabase(options.databaseUrl, path.join(folder, 'migrate.log'), guardian),
    VERCEL_ENV: 'preview',
    VERCEL_URL: DEPLOYMENT,
    VERCEL_BRANCH_URL: BRANCH,
  })
  for (const name of [BRANCH, DEPLOYMENT]) ports.set(name, preview.port)
  const close = async () => {
    await proxy.close()
    await guardian.finish()
  }
  return { proxyPort: proxy.port, stripeUrl, close }
}

async function startStripe(options: {
  folder: string
  registered: string[]
  guardian: Guardian
  proxyPort: number
  certFile: string
}): Promise<string> {
  const { folder, registered, guardian, proxyPort, certFile } = options
  const port = await freePort()
  const args = ['--import', './tools/journeys/vercel-names.mjs', 'sandbox/run.mjs', '--port', String(port)]
  for (const uri of registered) args.push('--redirect-uri', uri)
  const env = { PREVIEW_PROXY_PORT: String(proxyPort), NODE_EXTRA_CA_CERTS: certFile, SANDBOX_CHECK_ANSWERS: '' }
  const server = startProgram({ name: 'local Stripe', args, env, log: path.join(folder, 'stripe.log'), guardian })
  const url = `http://localhost:${port}`
  await answers(server, `${url}/_sandbox/health`)
  return url
}

/** Registers a deployment's two webhook endpoints. @returns the settings with Stripe's keys and the endpoints' secrets */
async function endpointsOf(stripeUrl: string, host: string): Promise<Settings> {
  const platform = await createControlClient(stripeUrl).platform()
  const make = async (scope: WebhookScope) => {
    const body = new URLSearchParams({ url: `https://${host}/api/stripe/webhooks/${scope}`, connect: String(scope === 'connect') })
    for (const event of WEBHOOK_EVENTS[scope]) body.append('enabled_events[]', event)
    const headers = { authorization: `Bearer ${platform.secret_key}` }
    const response = await fetch(`${stripeUrl}/v1/webhook_endpoints`, { method: 'POST', headers, body })
    return ((await response.json()) as { secret: string }).secret
  }
  return {
    STRIPE_SECRET_KEY: platform.secret_key,
    STRIPE_PUBLISHABLE_KEY: platform.publishable_key,
    STRIPE_CLIENT_ID: platform.client_id,
    STRIPE_WEBHOOK_SECRETS: await make('platform'),
    STRIPE_CONNECT_WEBHOOK_SECRETS: await make('connect'),
  }
}
