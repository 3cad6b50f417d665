import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { randomText } from '@/sandbox/ids'
import type { SignIn } from '@/sandbox/tables'
import type { World } from '@/sandbox/world'

const COOKIE = 'sandbox_session'
const LIFETIME_SECONDS = 30 * 24 * 3600
// Cookies do not know ports: without the path, the shop on another port of this machine would be sent it, too.
const PLACE = { path: '/oauth', httpOnly: true, sameSite: 'Lax' } as const

/** Who is signed in on this browser, or null. */
export function currentSignIn(c: Context, world: World): SignIn | null {
  const session = world.store.get('session', getCookie(c, COOKIE) ?? '')?.object
  if (!session || session.expiresAt <= world.clock.now()) return null
  return world.store.get('sign_in', session.email)?.object ?? null
}

/** Signs a person in on this browser. */
export function beginSession(c: Context, world: World, email: string): void {
  const token = randomText(40)
  world.store.transaction(() => world.store.insert('session', '', token, { email, expiresAt: world.clock.now() + LIFETIME_SECONDS }, {}))
  setCookie(c, COOKIE, token, { ...PLACE, maxAge: LIFETIME_SECONDS })
}

/** Signs the person out. */
export function endSession(c: Context, world: World): void {
  const token = getCookie(c, COOKIE)
  if (token) world.store.transaction(() => world.store.remove('session', token))
  deleteCookie(c, COOKIE, PLACE)
}
