import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { env } from '@/lib/env'
import { BROWSER_COOKIE, BROWSER_COOKIE_SECONDS, newBrowserToken, readBrowserToken } from '@/lib/http/browser-cookie'
import { contentSecurityPolicy } from '@/lib/http/content-security-policy'
import { hostCookies } from '@/lib/http/host-cookie'
import { assertSameOrigin } from '@/lib/http/same-origin'
import { securityHeaders } from '@/lib/http/security-headers'
import { withLogContext } from '@/lib/log/context'
import { REQUEST_ID_HEADER, requestIdFrom } from '@/lib/log/request-id'

// Machines call these: schedules, which prove themselves by a secret, and health checks, which learn no secret.
const MACHINE_PATHS = /^\/api\/(jobs|health)(\/|$)/

/**
 * Every request passes here first: it gets its id, mutations from other sites are refused, the page gets a new nonce, the browser gets its cookie, and every
 * answer its headers.
 */
export function proxy(request: NextRequest): Response {
  const requestId = requestIdFrom(request.headers.get(REQUEST_ID_HEADER))
  const response = withLogContext({ requestId }, () => answer(request, requestId))
  response.headers.set(REQUEST_ID_HEADER, requestId)
  return response
}

function answer(request: NextRequest, requestId: string): Response {
  const elsewhere = canonicalLoopback(request)
  if (elsewhere) return NextResponse.redirect(elsewhere)
  const refused = MACHINE_PATHS.test(request.nextUrl.pathname) ? null : assertSameOrigin(request)
  const nonce = randomBytes(16).toString('base64')
  const response = refused ?? forward(request, { nonce, requestId })
  for (const [name, value] of Object.entries(securityHeaders(request.nextUrl.pathname, nonce))) response.headers.set(name, value)
  return response
}

function forward(request: NextRequest, { nonce, requestId }: { nonce: string; requestId: string }): NextResponse {
  const headers = new Headers(request.headers)
  // Next takes the nonce for its scripts from this request header.
  headers.set('content-security-policy', contentSecurityPolicy(nonce))
  headers.set(REQUEST_ID_HEADER, requestId)
  headers.set('x-souk-path', `${request.nextUrl.pathname}${request.nextUrl.search}`)
  if (MACHINE_PATHS.test(request.nextUrl.pathname) || readBrowserToken(request.cookies)) return NextResponse.next({ request: { headers } })
  const cookies = hostCookies(BROWSER_COOKIE, newBrowserToken(), BROWSER_COOKIE_SECONDS)
  // The page behind this very request must see the cookie already.
  headers.set('cookie', [headers.get('cookie'), ...cookies.map(({ name, value }) => `${name}=${value}`)].filter(Boolean).join('; '))
  const response = NextResponse.next({ request: { headers } })
  for (const cookie of cookies) response.cookies.set(cookie)
  return response
}

// 127.0.0.1 and localhost are two sites to a browser: cookies made on one are lost on the other.
function canonicalLoopback(request: NextRequest): URL | null {
  if (MACHINE_PATHS.test(request.nextUrl.pathname)) return null
  const app = new URL(env().appUrl)
  const host = request.headers.get('host') ?? ''
  if (request.method !== 'GET' || app.hostname !== 'localhost' || !/^(127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host)) return null
  return new URL(`${request.nextUrl.pathname}${request.nextUrl.search}`, app)
}

// Pictures are cached by everyone for ever and say their headers themselves: no cookie may ride on one. Stripe's deliveries carry a signature, get no page, and
// come in thousands: passing here would cost them more than everything else.
export const config = { matcher: ['/((?!_next/static|_next/image|pictures/|api/stripe/webhooks/|favicon.ico|icon.svg).*)'] }
