import { isSecure } from '@/lib/http/own-origin'

/** How long a sign-in lasts without a visit, in seconds. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60

/** The session's cookie: with the `__Host-` prefix over https; http://localhost has only the bare name, because Safari takes no other there. */
export function sessionCookie(secure = isSecure()) {
  return {
    name: secure ? '__Host-souk-session' : 'souk-session',
    options: { httpOnly: true, secure, sameSite: 'lax', path: '/' },
  } as const
}
