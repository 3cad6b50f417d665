import { createHash, hkdfSync, timingSafeEqual } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'

/** How long a request to connect works, in seconds. */
export const STATE_SECONDS = 600

/** Name (without prefix) of the cookie that holds the verifier. */
export const CONNECT_COOKIE = 'souk-connect'

const Claims = z.object({ origin: z.url(), verifierHash: z.string(), jti: z.string().min(16), sub: z.string() })

/** What a state says: where it was begun, by which browser, which attempt it is, and for which seller. */
export type ConnectState = { origin: string; verifierHash: string; jti: string; sellerId: string }

const rules = { algorithms: ['HS256'], audience: 'souk-connect', clockTolerance: 5, requiredClaims: ['exp'] }

/**
 * Signs a state for Stripe to carry.
 * @param secret AUTH_SECRET, or CONNECT_RELAY_SECRET where another host must read it
 */
export function signState(state: ConnectState, secret: string, expiresAt: Date): Promise<string> {
  return new SignJWT({ origin: state.origin, verifierHash: state.verifierHash })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(rules.audience)
    .setSubject(state.sellerId)
    .setJti(state.jti)
    .setExpirationTime(expiresAt)
    .sign(keyOf(secret))
}

/** Reads a state that came back: what it says, or why it does not count. */
export async function readState(
  token: string,
  secret: string,
): Promise<{ ok: true; state: ConnectState } | { ok: false; code: 'bad_state' | 'expired' }> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), rules)
    const { sub: sellerId, ...claims } = Claims.parse(payload)
    return { ok: true, state: { ...claims, sellerId } }
  } catch (error) {
    return { ok: false, code: error instanceof errors.JWTExpired ? 'expired' : 'bad_state' }
  }
}

/** SHA-256 of a verifier in base64url: what a state carries in its place. */
export function hashVerifier(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

/** Whether this browser is the one that began. */
export function isSameBrowser(verifier: string | undefined, verifierHash: string): boolean {
  const [ours, theirs] = [hashVerifier(verifier ?? ''), verifierHash].map((text) => createHash('sha256').update(text).digest())
  return Boolean(verifier && ours && theirs && timingSafeEqual(ours, theirs))
}

// AUTH_SECRET signs other things as well: a key for this purpose alone cannot be mixed up with theirs.
function keyOf(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'souk connect state v1', 32))
}
