import type { Finding } from '@/lib/domain/wire/doctor-views'
import { connectRoute } from '@/lib/sellers/connect/connect-route'
import { openAuthorizePage } from '@/lib/stripe/calls/oauth'

const PATIENCE_MS = 5000

/** Whether Stripe's page for connecting sellers opens for our client id and redirect URI. */
export async function checkConnect(): Promise<Finding> {
  const what = connectRoute(new Headers())?.redirectUri
  if (!what) throw new Error('A preview connects at the address of its branch.')
  const count = await openAuthorizePage(what, PATIENCE_MS)
  if (count >= 500 || count === 429) throw new Error(`Stripe answered ${count}.`)
  return count >= 400 ? { state: 'bad', sentence: 'connectRefused', what, count } : { state: 'good', sentence: 'connectGood', what }
}
