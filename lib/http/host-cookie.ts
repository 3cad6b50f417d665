import { isSecure } from './own-origin'

/** A jar of cookies as Next hands it out. */
export type CookieJar = { get(name: string): { value: string } | undefined }

/** A cookie ready for `cookies().set(...)`. */
export type HostCookie = {
  name: string
  value: string
  httpOnly: true
  secure: boolean
  sameSite: 'lax'
  path: '/'
  maxAge: number
}

/**
 * The cookies that carry `value` under `name`. The prefix `__Host-` makes the browser refuse one set by a sibling domain or for one.
 * Safari takes neither prefix nor Secure from http://localhost, so there, and only there, the bare name is set beside it.
 * @param maxAge seconds; 0 removes
 */
export function hostCookies(name: string, value: string, maxAge: number, secure = isSecure()): HostCookie[] {
  const common = { value, httpOnly: true, sameSite: 'lax', path: '/', maxAge } as const
  const prefixed = { ...common, name: `__Host-${name}`, secure: true }
  return secure ? [prefixed] : [prefixed, { ...common, name, secure: false }]
}

/** Reads what `hostCookies` set. Over https the bare name is never believed: a sibling domain could have set it. */
export function readHostCookie(jar: CookieJar, name: string, secure = isSecure()): string | undefined {
  return jar.get(`__Host-${name}`)?.value ?? (secure ? undefined : jar.get(name)?.value)
}
