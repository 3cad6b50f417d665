import { createHash, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'
import { brand } from '@/brand'
import {
  confirmSecondFactor,
  deleteSecondFactor,
  findSecondFactor,
  listSecondFactors,
  proveSession,
  replaceSecret,
  storeNewSecret,
  takeRecoveryCode,
  takeStep,
} from '@/lib/db/auth/second-factors'
import { takeToken } from '@/lib/db/operations/rate-limit'
import type { Said } from '@/lib/domain/wire/said'
import type { SecretToScan } from '@/lib/domain/wire/second-factor'
import { open, reseal, type SealedPlace, seal } from '@/lib/seal/seal'

const STEP_SECONDS = 30
const RECOVERY_CODES = 10

const placeOf = (userId: string): SealedPlace => ({ of: userId, field: 'second_factor' })

type Person = { userId: string; email: string }
type Wrong = { kind: 'wrong'; said: Said }

/** Begins a second factor: a new secret, to be scanned and confirmed by a code. One that is confirmed stays as it is. */
export async function beginSecondFactor({ userId, email }: Person): Promise<SecretToScan | null> {
  const secret = new Secret({ size: 20 })
  const stored = await storeNewSecret(userId, await seal(secret.base32, placeOf(userId)))
  return stored ? toScan(email, secret.base32) : null
}

/** The secret that waits to be confirmed, shown again after a wrong code; null where none does. */
export async function secretToConfirm({ userId, email }: Person): Promise<SecretToScan | null> {
  const factor = await findSecondFactor(userId)
  return factor && !factor.confirmedAt ? toScan(email, await open(factor.sealedSecret, placeOf(userId))) : null
}

/**
 * Confirms a second factor by a code of the app.
 * @param sessionToken of this session, which has proved it by that
 * @returns the recovery codes, which are shown this once
 */
export async function confirmFactor(userId: string, sessionToken: string, code: string): Promise<{ kind: 'confirmed'; codes: string[] } | Wrong> {
  const wrong = await wrongCode(userId, code, 'app')
  if (wrong) return wrong
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  await confirmSecondFactor(userId, sessionToken, codes.map(hashOf))
  return { kind: 'confirmed', codes }
}

/** Proves the second factor for a session, by a code of the app or a recovery code, each of which works once. */
export async function proveFactor(userId: string, sessionToken: string, code: string): Promise<{ kind: 'proved' } | Wrong> {
  const wrong = await wrongCode(userId, code, 'any')
  if (wrong) return wrong
  await proveSession(sessionToken)
  return { kind: 'proved' }
}

/** Removes a person's second factor. Asks for a code: having the session alone is not enough. */
export async function removeFactor(userId: string, code: string): Promise<{ kind: 'removed' } | Wrong> {
  const wrong = await wrongCode(userId, code, 'any')
  if (wrong) return wrong
  await deleteSecondFactor(userId)
  return { kind: 'removed' }
}

/** Seals every secret with the first key, so that older keys can be taken away. @returns whose secret no key opens */
export async function resealSecrets(): Promise<string[]> {
  const rows = (await listSecondFactors()).map(({ userId, sealedSecret }) => ({ of: userId, sealed: sealedSecret }))
  return reseal(rows, 'second_factor', ({ of, sealed }, renewed) => replaceSecret(of, sealed, renewed))
}

async function wrongCode(userId: string, typed: string, from: 'app' | 'any'): Promise<Wrong | null> {
  const limit = await takeToken('second-factor', userId)
  if (!limit.ok) return { kind: 'wrong', said: { key: 'tooManyRequests', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } } }
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase()
  const isRight = /^\d{6}$/.test(code) ? await isAppCode(userId, code) : from === 'any' && (await takeRecoveryCode(userId, hashOf(code)))
  return isRight ? null : { kind: 'wrong', said: { key: 'secondFactor.wrongCode' } }
}

/** RFC 6238, with the codes of one step before and after, for clocks that differ. */
async function isAppCode(userId: string, token: string): Promise<boolean> {
  const factor = await findSecondFactor(userId)
  if (!factor) return false
  const now = Date.now()
  const delta = totp('', await open(factor.sealedSecret, placeOf(userId))).validate({ token, window: 1, timestamp: now })
  return delta !== null && takeStep(userId, Math.floor(now / 1000 / STEP_SECONDS) + delta)
}

function totp(label: string, secret: string): TOTP {
  return new TOTP({ issuer: brand.name, label, secret, period: STEP_SECONDS })
}

function toScan(email: string, secret: string): SecretToScan {
  const groups = secret.match(/.{1,4}/g) ?? []
  return { secret: groups.join(' '), qr: `data:image/svg+xml;base64,${Buffer.from(renderSVG(totp(email, secret).toString())).toString('base64')}` }
}

/** 80 random bits in groups of four letters and digits. */
function newRecoveryCode(): string {
  return (new Secret({ buffer: new Uint8Array(randomBytes(10)).buffer }).base32.match(/.{4}/g) ?? []).join('-')
}

function hashOf(code: string): string {
  return createHash('sha256').update(code.replaceAll('-', '')).digest('hex')
}
