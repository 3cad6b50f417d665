import { type CookieJar, type HostCookie, hostCookies, readHostCookie } from './host-cookie'

/** Name (without prefix) of the cookie that holds the addresses of products this browser looked at last. Nothing of it is stored here. */
const SEEN_COOKIE = 'souk-seen'
const KEPT_SECONDS = 30 * 24 * 60 * 60
/** One more than are shown: the product that is looked at is among them. */
const MOST = 5
// As lib/catalog/slug.ts makes them. None holds a dot.
const PRODUCT_PATH = /^\/products\/([a-z\d-]{1,80})$/
const SLUGS = /^[a-z\d-]{1,80}(\.[a-z\d-]{1,80})*$/

type Asked = { method: string; pathname: string; headers: { get(name: string): string | null }; cookies: CookieJar }

/** Slugs of the products this browser looked at, the last first. */
export function readSeen(jar: CookieJar): string[] {
  const value = readHostCookie(jar, SEEN_COOKIE) ?? ''
  return SLUGS.test(value) ? value.split('.').slice(0, MOST) : []
}

/** The cookies that note a look at a product; none for another request, for one that only prepares a page, and where the browser asks not to be followed. */
export function seenCookies({ method, pathname, headers, cookies }: Asked): HostCookie[] {
  const slug = method === 'GET' ? PRODUCT_PATH.exec(pathname)?.[1] : undefined
  const isPrepared = headers.get('next-router-prefetch') !== null || (headers.get('sec-purpose') ?? '').includes('prefetch')
  if (!slug || isPrepared || headers.get('sec-gpc') === '1') return []
  const slugs = [slug, ...readSeen(cookies).filter((each) => each !== slug)].slice(0, MOST)
  return hostCookies(SEEN_COOKIE, slugs.join('.'), KEPT_SECONDS)
}

/** The cookies that forget them. */
export function forgottenSeen(): HostCookie[] {
  return hostCookies(SEEN_COOKIE, '', 0)
}
