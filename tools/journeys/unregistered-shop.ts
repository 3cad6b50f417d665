// A shop as it is after its first deployment: a Stripe of its own that knows no webhook endpoint, no secret in the settings, and an empty database.
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { createControlClient } from '@souk/local-stripe/control'
import { startGuardian } from '@/tools/start/guarded'
import { freePort } from '@/tools/start/ports'
import { answers, startProgram } from '@/tools/start/processes'
import { startFurtherShop } from './further-shop'
import { ownDatabase } from './own-database'

interface UnregisteredShop {
  url: string
  stripeUrl: string
  secretKey: string
  close: () => Promise<void>
}

/**
 * Starts the shop and its Stripe.
 * @param folder for logs; made when absent
 * @param databaseUrl of a database on the server that also gets this shop's
 */
export async function startUnregisteredShop(folder: string, databaseUrl: string): Promise<UnregisteredShop> {
  await mkdir(folder, { recursive: true })
  const guardian = startGuardian()
  const [port, stripePort] = [await freePort(), await freePort()]
  const [url, stripeUrl] = [`http://127.0.0.1:${port}`, `http://localhost:${stripePort}`]
  const args = ['sandbox/run.mjs', '--port', String(stripePort), '--redirect-uri', `${url}/api/connect/callback`]
  const stripe = startProgram({ name: 'local Stripe', args, env: { SANDBOX_CHECK_ANSWERS: '' }, log: path.join(folder, 'stripe.log'), guardian })
  await answers(stripe, `${stripeUrl}/_sandbox/health`)
  const platform = await createControlClient(stripeUrl).platform()
  const settings = {
    APP_URL: url,
    DATABASE_URL: await ownDatabase(databaseUrl, path.join(folder, 'migrate.log'), guardian),
    STRIPE_LOCAL_URL: stripeUrl,
    STRIPE_SECRET_KEY: platform.secret_key,
    STRIPE_PUBLISHABLE_KEY: platform.publishable_key,
    STRIPE_CLIENT_ID: platform.client_id,
    STRIPE_WEBHOOK_SECRETS: '',
    STRIPE_CONNECT_WEBHOOK_SECRETS: '',
    JOBS_IN_SERVER: 'yes',
  }
  await startFurtherShop(settings, path.join(folder, 'shop.log'), guardian, port)
  return { url, stripeUrl, secretKey: platform.secret_key, close: () => guardian.finish() }
}
