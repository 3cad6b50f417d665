import { createControlClient } from '@souk/local-stripe/control'
import { env } from '@/lib/env'
import { connectRoute } from '@/lib/sellers/connect/connect-route'
import { finishConnect } from '@/lib/sellers/connect/finish-connect'
import { startConnect } from '@/lib/sellers/connect/start-connect'
import type { ExampleShop } from './shops'

/**
 * Connects a seller as they would do it themselves: over Stripe's page, signed in to an account they have had before.
 * @throws Error when a step does not end as it should
 */
export async function connect(seller: { sellerId: string; email: string }, stripe: NonNullable<ExampleShop['stripe']>): Promise<void> {
  const local = env().STRIPE_LOCAL_URL
  if (!local) throw new Error('The example sellers connect with the local Stripe only.')
  const account = await createControlClient(local).createAccount({ ...stripe, email: seller.email })
  const route = connectRoute(new Headers())
  if (!route) throw new Error('This deployment has no way back from Stripe.')
  const start = await startConnect(seller, route)
  if (start.kind !== 'go') throw new Error(`Connecting ${seller.email} could not begin: ${start.code}`)
  const back = await consent(start.url, account)
  const code = await finishConnect({ params: back.searchParams, verifier: start.verifier, viewer: { sellerId: seller.sellerId } }, route)
  if (code !== 'connected') throw new Error(`Connecting ${seller.email} ended with "${code}".`)
}

interface Account {
  id: string
  email: string
  password: string
}

/** Signs in on Stripe's authorize page and presses Connect; gives the address Stripe sends the browser back to. */
async function consent(authorizeUrl: string, { id, email, password }: Account): Promise<URL> {
  const signedIn = await press(authorizeUrl, { action: 'sign-in', email, password })
  const cookie = signedIn.headers.getSetCookie().map((each) => each.split(';')[0])
  const granted = await press(authorizeUrl, { action: 'connect', account: id }, cookie.join('; '))
  const back = granted.headers.get('location')
  if (!back) throw new Error(`Stripe's page did not send ${email} back (${granted.status}).`)
  return new URL(back)
}

function press(url: string, form: Record<string, string>, cookie = ''): Promise<Response> {
  const headers = { Origin: new URL(url).origin, ...(cookie && { Cookie: cookie }) }
  return fetch(url, { method: 'POST', headers, body: new URLSearchParams(form), redirect: 'manual' })
}
