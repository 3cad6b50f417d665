import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import { randomText } from '@/sandbox/core/ids'
import type { SignIn } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'

export const SESSION_SECONDS = 30 * 24 * 3600

/** Passwords of a stand-in guard nothing, and everybody waits while an account is made: a light hash. */
const COST = 1024
const FULL_COST = 16_384

/** A password as it is kept: salt and scrypt, both base64, and the cost. */
function hashPassword(password: string): string {
  const salt = randomBytes(16)
  return `${salt.toString('base64')}:${hashOf(password, salt, COST).toString('base64')}:${COST}`
}

function matches(password: string, kept: string): boolean {
  const [salt = '', hash = '', cost = FULL_COST] = kept.split(':')
  return timingSafeEqual(hashOf(password, Buffer.from(salt, 'base64'), Number(cost)), Buffer.from(hash, 'base64'))
}

const hashOf = (password: string, salt: Buffer, cost: number) => scryptSync(password, salt, 32, { cost })

/** The sign-in for an address (letter case does not count), or null. */
export function findSignIn(world: World, email: string): SignIn | null {
  return world.store.get('sign_in', email.trim().toLowerCase())?.object ?? null
}

/** The sign-in when address and password fit, else null. */
export function checkPassword(world: World, email: string, password: string): SignIn | null {
  const signIn = findSignIn(world, email)
  return signIn && matches(password, signIn.passwordHash) ? signIn : null
}

/** Gives an account to a person; makes the sign-in when the address is new (a password is needed then). Inside a transaction. */
export function addAccountToSignIn(world: World, email: string, password: string, account: string): SignIn {
  const id = email.trim().toLowerCase()
  const known = world.store.get('sign_in', id)
  if (known) return world.store.update('sign_in', id, { accounts: [...known.object.accounts, account] }).object
  return world.store.insert('sign_in', '', id, { email: id, passwordHash: hashPassword(password), accounts: [account] }, {}).object
}

/** Begins a browser session; gives its secret for the cookie. */
export function startSession(world: World, email: string): string {
  const id = randomText(32)
  const session = { email: email.trim().toLowerCase(), expiresAt: world.clock.now() + SESSION_SECONDS }
  world.store.transaction(() => world.store.insert('session', '', id, session, {}))
  return id
}

/** The person of a session, or null when there is none any more. */
export function sessionSignIn(world: World, sessionId: string | undefined): SignIn | null {
  const session = sessionId ? world.store.get('session', sessionId)?.object : undefined
  return session && session.expiresAt > world.clock.now() ? findSignIn(world, session.email) : null
}

/** Ends a session. */
export function endSession(world: World, sessionId: string): void {
  world.store.transaction(() => world.store.remove('session', sessionId))
}
