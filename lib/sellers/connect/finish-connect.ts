import { consumeAttempt, isConsumed, noteOutcome } from '@/lib/db/sellers/connect-attempts'
import { storeConnection } from '@/lib/db/sellers/connections'
import { findSeller } from '@/lib/db/sellers/sellers'
import type { ConnectCode } from '@/lib/domain/sellers/connect-result'
import { unreachable } from '@/lib/domain/unreachable'
import { env } from '@/lib/env'
import { seal } from '@/lib/seal/seal'
import { resumeCharges } from '@/lib/sellers/resume-charges'
import { syncAccount } from '@/lib/sellers/sync-account'
import { deauthorizeAccount, type Exchanged, exchangeCode } from '@/lib/stripe/calls/oauth'
import type { ConnectRoute } from './connect-route'
import { type ConnectState, isSameBrowser, readState } from './connect-state'

/** What came back from Stripe, and who brought it. */
export type ConnectReturn = {
  params: URLSearchParams
  verifier: string | undefined
  viewer: { sellerId: string | null } | null
}

/**
 * Ends a connection that `startConnect` began. The state must be ours, young, of this browser and of this seller, and is used up before the code is
 * exchanged, because a code that is used twice revokes the connection.
 * @returns the code whose sentence the seller reads (lib/domain/connect-result.ts)
 */
export async function finishConnect(back: ConnectReturn, route: ConnectRoute): Promise<ConnectCode> {
  const read = await readState(back.params.get('state') ?? '', route.secret)
  if (!read.ok) return read.code
  const { jti, sellerId } = read.state
  const stranger = strangerCode(back, read.state, route)
  // The browser forgets its verifier on the first return: one opened again would look like another browser's, and be told that nothing was connected.
  if (stranger === 'other_browser' && back.viewer?.sellerId === sellerId && (await isConsumed(jti, sellerId))) return 'replayed'
  if (stranger) return stranger
  if (!(await consumeAttempt(jti, sellerId))) return 'replayed'
  return settle(back.params, jti, sellerId)
}

function strangerCode(back: ConnectReturn, state: ConnectState, route: ConnectRoute): ConnectCode | null {
  if (state.origin !== route.origin) return 'bad_state'
  if (!isSameBrowser(back.verifier, state.verifierHash)) return 'other_browser'
  if (!back.viewer) return 'signed_out'
  return back.viewer.sellerId === state.sellerId ? null : 'other_seller'
}

async function settle(params: URLSearchParams, jti: string, sellerId: string): Promise<ConnectCode> {
  if (params.get('error') === 'access_denied') return ended(jti, 'denied')
  const code = params.get('code')
  if (!code) return ended(jti, 'exchange_refused')
  // Two tabs: the other one may have connected meanwhile. Then this code is left to expire.
  if ((await findSeller(sellerId))?.connection?.status === 'connected') return ended(jti, 'already_connected')
  const exchange = await exchangeCode(code)
  switch (exchange.kind) {
    case 'ok':
      return ended(jti, await keep(sellerId, exchange.value))
    case 'refused':
      return ended(jti, 'exchange_refused')
    case 'unknown':
      return ended(jti, 'outcome_unknown')
    default:
      return unreachable(exchange)
  }
}

async function keep(sellerId: string, token: Exchanged): Promise<ConnectCode> {
  const accountId = token.stripe_user_id
  if (token.livemode !== env().livemode) return 'wrong_mode'
  if (token.scope !== 'read_write') return 'read_only'
  const stored = await storeConnection({
    sellerId,
    accountId,
    livemode: token.livemode,
    scope: token.scope,
    sealedAccessToken: token.access_token ? await seal(token.access_token, { of: accountId, field: 'access' }) : null,
    sealedRefreshToken: token.refresh_token ? await seal(token.refresh_token, { of: accountId, field: 'refresh' }) : null,
    publishableKey: token.stripe_publishable_key ?? null,
  })
  // Stripe has connected an account nobody here uses. If giving it back fails, it stays connected there without harm.
  if (stored === 'already_connected') await deauthorizeAccount(accountId)
  if (stored !== 'stored') return stored
  await syncAccount(accountId)
  await resumeCharges(accountId)
  return 'connected'
}

const OUTCOMES = { connected: 'connected', denied: 'denied', taken: 'taken', wrong_mode: 'wrong_mode', outcome_unknown: 'unknown' } as const

async function ended(jti: string, code: ConnectCode): Promise<ConnectCode> {
  await noteOutcome(jti, Object.hasOwn(OUTCOMES, code) ? OUTCOMES[code as keyof typeof OUTCOMES] : 'refused')
  return code
}
