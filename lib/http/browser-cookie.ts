import { createHash, createHmac, randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { env } from '@/lib/env'
import { type CookieJar, hostCookies, readHostCookie } from './host-cookie'

/** Name (without prefix) of the cookie that tells one browser from another. Set by `proxy.ts` on the first visit. */
export const BROWSER_COOKIE = 'souk-browser'

/** How long a browser stays known, in seconds. */
export const BROWSER_COOKIE_SECONDS = 400 * 24 * 60 * 60

/** Set by `proxy.ts` on requests that came without the cookie. */
export const NEW_BROWSER_HEADER = 'x-souk-new-browser'

/**
 * Whether a request came without this browser's cookie. Asked of what a page of ours sends, it means that the browser does not keep cookies: the page before
 * had set it.
 */
export function keepsNoCookies(headers: { get(name: string): string | null }): boolean {
  return headers.get(NEW_BROWSER_HEADER) !== null
}

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

/** SHA-256 (hex) of a browser's token: what orders and carts store. The token itself is never stored. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/**
 * SHA-256 (hex) of this browser's token: what orders store to know who may continue them.
 * @throws when the request did not pass `proxy.ts`
 */
export async function browserHash(): Promise<string> {
  return hashOfToken(await browserToken())
}

/**
 * This browser's token.
 * @throws when the request did not pass `proxy.ts`
 */
export async function browserToken(): Promise<string> {
  const token = readBrowserToken(await cookies())
  if (!token) throw new Error('No browser cookie: this request did not pass proxy.ts')
  return token
}

/**
 * The token a browser gets when somebody signs in. It follows from the one before and the person, so that a sign-in whose answer was lost gives the same again;
 * without our secret it cannot be told from the one before.
 */
export function tokenAfterSignIn(token: string, userId: string): string {
  return createHmac('sha256', env().AUTH_SECRET).update(`browser:${token}:${userId}`).digest('base64url')
}

/** Gives this browser another token, with the answer to this request. */
export async function setBrowserToken(token: string): Promise<void> {
  const jar = await cookies()
  for (const cookie of hostCookies(BROWSER_COOKIE, token, BROWSER_COOKIE_SECONDS)) jar.set(cookie)
}
