import { db } from '@/lib/db/client'

/** How often each thing may be done: `points` times within `seconds`, counted in PostgreSQL so that it holds across processes. */
const LIMITS = {
  'sign-in-ip': { points: 100, seconds: 600 },
  'sign-in-email': { points: 6, seconds: 600 },
  'second-factor': { points: 8, seconds: 600 },
  // Card testing: a stolen card list is tried from few addresses, but in many browsers.
  'checkout-ip': { points: 60, seconds: 600 },
  'checkout-browser': { points: 20, seconds: 600 },
  // Codes that are none: who guesses them is stopped before they are looked up.
  'code-browser': { points: 20, seconds: 600 },
  'code-network': { points: 100, seconds: 600 },
  'cart-ip': { points: 600, seconds: 600 },
  'cart-browser': { points: 200, seconds: 600 },
  // Shops and what is in them are rows and pages that anybody with an e-mail address can make.
  'shop-ip': { points: 20, seconds: 86_400 },
  'product-hour': { points: 100, seconds: 3600 },
  'product-day': { points: 500, seconds: 86_400 },
  picture: { points: 100, seconds: 3600 },
  // Files of products: each is read and checked at once.
  import: { points: 30, seconds: 3600 },
  'digital-file': { points: 60, seconds: 3600 },
  'shop-page': { points: 100, seconds: 3600 },
  'license-keys': { points: 60, seconds: 3600 },
  // Links to a file that was bought, by the line of the order.
  download: { points: 60, seconds: 3600 },
  discount: { points: 300, seconds: 3600 },
  // Each is told to its seller by mail, and its pictures are kept.
  return: { points: 10, seconds: 86_400 },
  // By part and side; the other side is told by mail.
  message: { points: 30, seconds: 3600 },
  // By order, and by who reports.
  review: { points: 30, seconds: 86_400 },
  'review-report': { points: 30, seconds: 86_400 },
  // Each goes out as a mail: by shop, and by the address it goes to.
  'shop-invitation': { points: 20, seconds: 86_400 },
  'invited-email': { points: 5, seconds: 86_400 },
  // By key of a shop's own programs.
  'api-key': { points: 600, seconds: 60 },
  zone: { points: 300, seconds: 3600 },
  tax: { points: 100, seconds: 3600 },
  // Mails about orders to an address that a guest typed: receipts of what was paid, and one line about what is not.
  'guest-receipt': { points: 12, seconds: 86_400 },
  'guest-news': { points: 6, seconds: 86_400 },
  // New links to an order, on request of somebody who came by one that is over.
  'order-link': { points: 5, seconds: 3600 },
  'connect-start': { points: 20, seconds: 600 },
  // Links to Stripe's form, also those that replace one that was used.
  'onboarding-link': { points: 30, seconds: 600 },
  'connect-callback': { points: 30, seconds: 600 },
  'connect-relay': { points: 60, seconds: 600 },
  'account-check': { points: 60, seconds: 600 },
} as const

export type RateLimitScope = keyof typeof LIMITS
export type TokenAnswer = { ok: true } | { ok: false; retryAfterSeconds: number }
/** What is counted: how often something was done by an address, a browser's hash, an e-mail. */
type Counted = { scope: RateLimitScope; key: string }

/**
 * Counts one more `scope` by `key` (an address, a browser's hash, an e-mail) and says whether it may go on.
 * @returns the seconds to wait when not
 */
export function takeToken(scope: RateLimitScope, key: string): Promise<TokenAnswer> {
  return takeTokens([{ scope, key }])
}

/**
 * The same of several limits at once, each of another scope, in one statement: each counts one more, whatever the others say. Rows are locked in the order of
 * their keys, so that no two wait for each other.
 * @returns the seconds until all of them let it go on
 */
export async function takeTokens(counted: Counted[]): Promise<TokenAnswer> {
  const wanted = counted.map(({ scope, key }) => ({ key: rowKey(scope, key), seconds: LIMITS[scope].seconds }))
  const rows = await db().$queryRaw<{ key: string; points: number; left: number }[]>`
    insert into "RateLimit" as it (key, points, expire)
    select key, 1, (now() at time zone 'utc') + make_interval(secs => seconds)
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as wanted (key text, seconds int) order by key
    on conflict (key) do update set
      points = case when it.expire > now() at time zone 'utc' then it.points + 1 else 1 end,
      expire = case when it.expire > now() at time zone 'utc' then it.expire else excluded.expire end
    returning key, points, ceil(extract(epoch from expire - (now() at time zone 'utc')))::int as left`
  const most = new Map(counted.map(({ scope, key }) => [rowKey(scope, key), LIMITS[scope].points]))
  const waits = rows.filter(({ key, points }) => points > (most.get(key) ?? 0)).map(({ left }) => left)
  return waits.length === 0 ? { ok: true } : { ok: false, retryAfterSeconds: Math.max(1, ...waits) }
}

/** Whether one more `scope` by `key` may be counted. Counts nothing itself. */
export async function hasToken(scope: RateLimitScope, key: string): Promise<boolean> {
  const row = await db().rateLimit.findUnique({ where: { key: rowKey(scope, key) } })
  if (!row?.expire || row.expire <= new Date()) return true
  return row.points < LIMITS[scope].points
}

const rowKey = (scope: RateLimitScope, key: string) => `${scope}:${key}`
