import { randomBytes, randomUUID } from 'node:crypto'
import { takeToken } from '@/lib/db/operations/rate-limit'
import { createAttempt } from '@/lib/db/sellers/connect-attempts'
import { findSeller } from '@/lib/db/sellers/sellers'
import type { ConnectCode } from '@/lib/domain/sellers/connect-result'
import { authorizeUrl } from '@/lib/stripe/calls/oauth'
import { readAccountWays } from './account-offer'
import type { ConnectRoute } from './connect-route'
import { hashVerifier, STATE_SECONDS, signState } from './connect-state'

export type ConnectStart = { kind: 'go'; url: string; verifier: string } | { kind: 'refused'; code: ConnectCode }

/**
 * Begins a connection: remembers the attempt and gives Stripe's page to send the seller to.
 * @param route the way back
 * @returns also the verifier, which belongs into this browser's cookie and nowhere else
 */
export async function startConnect(seller: { sellerId: string; email: string }, route: ConnectRoute): Promise<ConnectStart> {
  const limit = await takeToken('connect-start', seller.sellerId)
  if (!limit.ok) return { kind: 'refused', code: 'too_often' }
  const row = await findSeller(seller.sellerId)
  if (row?.connection?.status === 'connected') return { kind: 'refused', code: 'already_connected' }
  if (!(await readAccountWays(row?.connection)).connect) return { kind: 'refused', code: 'not_offered' }
  const verifier = randomBytes(32).toString('base64url')
  const jti = randomUUID()
  const expiresAt = new Date(Date.now() + STATE_SECONDS * 1000)
  await createAttempt(jti, seller.sellerId, expiresAt)
  const claims = { origin: route.origin, verifierHash: hashVerifier(verifier), jti, sellerId: seller.sellerId }
  const state = await signState(claims, route.secret, expiresAt)
  return { kind: 'go', url: authorizeUrl({ redirectUri: route.redirectUri, state, email: seller.email }), verifier }
}
