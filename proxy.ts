import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { env } from '@/lib/env'
import { isReadableAction } from '@/lib/http/action-body'
import { BROWSER_COOKIE, BROWSER_COOKIE_SECONDS, NEW_BROWSER_HEADER, newBrowserToken, readBrowserToken } from '@/lib/http/browser-cookie'
import { contentSecurityPolicy } from '@/lib/http/content-security-policy'
import { FORWARDED_HOST_HEADER } from '@/lib/http/from-this-machine'
import { hostCookies } from '@/lib/http/host-cookie'
import { ownOrigin } from '@/lib/http/own-origin'
import { previewRefusal } from '@/lib/http/preview-refusal'
import { problem } from '@/lib/http/problem'
import { isReadableAddress, readableCookies } from '@/lib/http/readable'
import { assertSameOrigin } from '@/lib/http/same-origin'
import { securityHeaders } from '@/lib/http/security-headers'
import { seenCookies } from '@/lib/http/seen-cookie'
import { unavailable } from '@/lib/http/unavailable'
import { withLogContext } from '@/lib/log/context'
import { REQUEST_ID_HEADER, requestIdFrom } from '@/lib/log/request-id'
import { canServe } from '@/lib/operations/can-serve'
import { foreignDatabaseRefusal } from '@/lib/operations/database-owner'

// Machines call these: schedules and sellers' programs, which prove themselves by a secret, and health checks, which learn no secret. None looks at a cookie.
const MACHINE_PATHS = /^\/api\/(jobs|health|v1)(\/|$)/
// They say themselves how the shop is.
const HEALTH_PATHS = /^\/api\/health(\/|$)/

/**
 * Every request passes here first: it gets its id, mutations from other sites are refused, the page gets a new nonce, the browser gets its cookie, and every
 * answer its headers.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const unusable = previewRefusal() ?? (await foreignDatabaseRefusal())
  if (unusable) return unusable
  const requestId = requestIdFrom(request.headers.get(REQUEST_ID_HEADER))
  const response = await withLogContext({ requestId }, () => answer(request, requestId))
  response.headers.set(REQUEST_ID_HEADER, requestId)
  return response
}

async function answer(request: NextRequest, requestId: string): Promise<Response> {
  const nonce = randomBytes(16).toString('base64')
  const response = await answerWithout(request, { nonce, requestId })
  for (const [name, value] of Object.entries(securityHeaders(request.nextUrl.pathname, nonce))) response.headers.set(name, value)
  return response
}

async function answerWithout(request: NextRequest, made: { nonce: string; requestId: string }): Promise<Response> {
  const elsewhere = canonicalLoopback(request)
  if (elsewhere) return NextResponse.redirect(elsewhere)
  return (await refusalOf(request)) ?? withSeen(request, forward(request, made))
}

/** Adds to an answer the cookie that notes which products this browser looked at. */
function withSeen({ method, nextUrl: { pathname }, headers, cookies }: NextRequest, response: NextResponse): NextResponse {
  for (const cookie of seenCookies({ method, pathname, headers, cookies })) response.cookies.set(cookie)
  return response
}

function forward(request: NextRequest, { nonce, requestId }: { nonce: string; requestId: string }): NextResponse {
  const headers = readableHeaders(request)
  // Next takes the nonce for its scripts from this request header.
  headers.set('content-security-policy', contentSecurityPolicy(nonce))
  headers.set(REQUEST_ID_HEADER, requestId)
  headers.set('x-souk-path', `${request.nextUrl.pathname}${request.nextUrl.search}`)
  // Next compares the Origin of a Server Action with these, and next-auth writes links with them. What a proxy in front made of Host does not count.
  // Kept under another name: whoever forwards for others is no browser of this machine (lib/http/from-this-machine.ts).
  headers.set(FORWARDED_HOST_HEADER, request.headers.get('x-forwarded-host') ?? '')
  const own = new URL(ownOrigin(request.headers))
  headers.set('x-forwarded-host', own.host)
  headers.set('x-forwarded-proto', own.protocol.slice(0, -1))
  headers.delete(NEW_BROWSER_HEADER)
  if (MACHINE_PATHS.test(request.nextUrl.pathname) || readBrowserToken(request.cookies)) return NextResponse.next({ request: { headers } })
  headers.set(NEW_BROWSER_HEADER, '1')
  const cookies = hostCookies(BROWSER_COOKIE, newBrowserToken(), BROWSER_COOKIE_SECONDS)
  // The page behind this very request must see the cookie already.
  headers.set('cookie', [headers.get('cookie'), ...cookies.map(({ name, value }) => `${name}=${value}`)].filter(Boolean).join('; '))
  const response = NextResponse.next({ request: { headers } })
  for (const cookie of cookies) response.cookies.set(cookie)
  return response
}

/** The answer to what nobody of us sends, or null. */
async function refusalOf(request: NextRequest): Promise<Response | null> {
  const { pathname } = request.nextUrl
  if (!isReadableAddress(request.nextUrl)) return problem(400, 'unreadable_address', 'This address is broken. Check it, or begin at the storefront.')
  // Next's page for its own crash: asked for by name it would report a failure that did not happen.
  if (pathname === '/_global-error') return problem(404, 'not_found', 'There is nothing at this address.')
  const foreign = MACHINE_PATHS.test(pathname) ? null : assertSameOrigin(request)
  if (foreign) return foreign
  if (!HEALTH_PATHS.test(pathname) && !(await canServe())) return unavailable(request)
  return (await isReadableAction(request)) ? null : problem(400, 'unreadable_action', 'This request cannot be read. Reload the page and try again.')
}

function readableHeaders(request: NextRequest): Headers {
  const headers = new Headers(request.headers)
  const cookies = readableCookies(headers.get('cookie'))
  if (cookies === null) headers.delete('cookie')
  else headers.set('cookie', cookies)
  return headers
}

// 127.0.0.1 and localhost are two sites to a browser: cookies made on one are lost on the other. On another port than the shop's own it is a proxy that asks.
function canonicalLoopback(request: NextRequest): URL | null {
  if (MACHINE_PATHS.test(request.nextUrl.pathname)) return null
  const app = new URL(env().appUrl)
  const host = request.headers.get('host') ?? ''
  const isLoopback = [`127.0.0.1:${app.port}`, `[::1]:${app.port}`].includes(host)
  if (request.method !== 'GET' || app.hostname !== 'localhost' || !isLoopback) return null
  return new URL(`${app.origin}${request.nextUrl.pathname}${request.nextUrl.search}`)
}

// Pictures are cached by everyone for ever: no cookie may ride on one. Stripe's deliveries carry a signature, get no page, and come in thousands: passing here
// would cost them more than everything else. Each of these is named to its end, or an address that only begins alike would come without headers; they have
// theirs from next.config.js.
export const config = {
  matcher: ['/((?!_next/static/|_next/image$|pictures/[\\w-]{43}$|api/stripe/webhooks/(?:platform|connect)$|favicon\\.ico$|icon\\.svg$).*)'],
}
