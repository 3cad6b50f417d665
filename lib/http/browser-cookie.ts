import { createHash, randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { type CookieJar, readHostCookie } from './host-cookie'

/** Name (without prefix) of the cookie that tells one browser from another. Set by `proxy.ts` on the first visit. */
export const BROWSER_COOKIE = 'souk-browser'

/** How long a browser stays known, in seconds. */
export const BROWSER_COOKIE_SECONDS = 400 * 24 * 60 * 60

const TOKEN = /^[\w-]{43}$/

/** 32 random bytes in base64url. */
export function newBrowserToken(): string {
  return randomBytes(32).toString('base64url')
}

/** This browser's token, or undefined when the cookie is missing or was made by somebody else. */
export function readBrowserToken(jar: CookieJar): string | undefined {
  const token = readHostCookie(jar, BROWSER_COOKIE)
  return token && TOKEN.test(token) ? token : undefined
}

/**
 * SHA-256 (hex) of this browser's token: what orders store to know who may continue them. The token itself is never stored.
 * @throws when the request did not pass `proxy.ts`
 */
export async function browserHash(): Promise<string> {
  const token = readBrowserToken(await cookies())
  if (!token) throw new Error('No browser cookie: this request did not pass proxy.ts')
  return createHash('sha256').update(token).digest('hex')
}
