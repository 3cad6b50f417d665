import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { SignIn } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { endSession, SESSION_SECONDS, sessionSignIn, startSession } from '@/sandbox/keys/sign-ins'

const COOKIE = 'sandbox_session'
// Cookies do not know ports: without the path, the shop on another port of this machine would be sent it, too.
const PLACE = { path: '/oauth', httpOnly: true, sameSite: 'Lax' } as const

/** Who is signed in on this browser, or null. */
export function currentSignIn(c: Context, world: World): SignIn | null {
  return sessionSignIn(world, getCookie(c, COOKIE))
}

/** Signs a person in on this browser. */
export function signIn(c: Context, world: World, email: string): void {
  setCookie(c, COOKIE, startSession(world, email), { ...PLACE, maxAge: SESSION_SECONDS })
}

/** Signs the person out. */
export function signOut(c: Context, world: World): void {
  const session = getCookie(c, COOKIE)
  if (session) endSession(world, session)
  deleteCookie(c, COOKIE, PLACE)
}
