import { findLastAnswer } from '@/lib/db/sellers/account-openings'
import { countConnectedOverOAuth } from '@/lib/db/sellers/connections'
import type { Finding } from '@/lib/domain/wire/doctor-views'
import { env } from '@/lib/env'
import { readAccountWays } from '@/lib/sellers/connect/account-offer'
import { connectRoute } from '@/lib/sellers/connect/connect-route'
import { openAuthorizePage } from '@/lib/stripe/calls/oauth'

const PATIENCE_MS = 5000

/** Whether sellers get a Stripe account in the ways they are offered: connecting is tried, opening is judged by what Stripe last answered. */
export async function checkConnect(): Promise<Finding> {
  const ways = await readAccountWays()
  const connecting: Finding = ways.connect ? await checkAuthorizePage() : { state: 'good', sentence: 'connectOpening' }
  if (connecting.state !== 'good') return connecting
  const { livemode, STRIPE_CLIENT_ID } = env()
  const refusal = ways.open ? (await findLastAnswer(livemode))?.refusal : null
  if (refusal) return { state: 'warning', sentence: 'connectOpenRefused', what: refusal }
  const stuck = STRIPE_CLIENT_ID ? 0 : await countConnectedOverOAuth(livemode)
  return stuck > 0 ? { state: 'warning', sentence: 'connectNoClientId', count: stuck } : connecting
}

/** Whether Stripe's page for connecting sellers opens for our client id and redirect URI. */
async function checkAuthorizePage(): Promise<Finding> {
  const what = connectRoute(new Headers())?.redirectUri
  if (!what) throw new Error('A preview connects at the address of its branch.')
  const count = await openAuthorizePage(what, PATIENCE_MS)
  if (count >= 500 || count === 429) throw new Error(`Stripe answered ${count}.`)
  return count >= 400 ? { state: 'bad', sentence: 'connectRefused', what, count } : { state: 'good', sentence: 'connectGood', what }
}
