import { NextRequest } from 'next/server'
import type { Email } from '@/lib/domain/ids'
import { saidOf } from '@/lib/domain/wire/said'
import { clientIp } from '@/lib/http/client-ip'
import { problem, tooMany } from '@/lib/http/problem'
import { readText } from '@/lib/http/read-json'
import { translatorForRequest } from '@/lib/i18n/for-request'
import { SignInEmail } from './sign-in-email'
import { limitSignInFrom, limitSignInMail } from './sign-in-limit'

/** A request that next-auth may see, or the answer that refuses it. */
export type AuthRequest = { kind: 'allowed'; request: NextRequest } | { kind: 'refused'; response: Response }

// next-auth answers more than we use: its log takes lines from anybody (`_log`), and its own pages for signing in and out are not ours.
const READS = ['csrf', 'providers', 'session', 'callback', 'signin', 'error', 'verify-request']
const MAX_BYTES = 16_384

/**
 * What next-auth may see of a GET.
 * @param path the part of the address after /api/auth
 */
export function readAuthGet(request: NextRequest, path: string[]): AuthRequest {
  // A link as it was mailed before there was a page for it, or as somebody made it: opening it signs nobody in.
  if (path.join('/') === 'callback/email') return refuse(seeOther(`/signin/link${request.nextUrl.search}`))
  return path.length <= 2 && READS.includes(path[0] ?? '') ? { kind: 'allowed', request } : refuse(notFound())
}

/**
 * What next-auth may see of a POST: a form that begins to sign in, every field once, its e-mail in the form that is counted and mailed, where the try is counted;
 * or the button of a mailed link's page.
 * @param path the part of the address after /api/auth
 */
export async function readAuthPost(request: NextRequest, [action, provider, ...more]: string[]): Promise<AuthRequest> {
  if (action === 'callback' && provider === 'email' && more.length === 0) return pressLink(request)
  if (action !== 'signin' || !provider || more.length > 0) return refuse(notFound())
  const { say } = translatorForRequest(request)
  const byIp = await limitSignInFrom(clientIp(request.headers))
  if (!byIp.ok) return refuse(tooMany(byIp.retryAfterSeconds, say))
  const form = await readForm(request)
  if (form instanceof Response) return refuse(form)
  if (provider !== 'email') return allow(request, form)
  const email = SignInEmail.safeParse(form.get('email') ?? '')
  if (!email.success) return refuse(problem(422, 'invalid_fields', say(saidOf(email.error.issues[0]))))
  const byMailbox = await limitSignInMail(email.data)
  return byMailbox.ok ? allow(request, withEmail(form, email.data)) : refuse(tooMany(byMailbox.retryAfterSeconds, say))
}

/** next-auth takes a link's token by GET alone; here only the button of its page reaches it. */
async function pressLink(request: NextRequest): Promise<AuthRequest> {
  const form = await readForm(request)
  if (form instanceof Response) return refuse(form)
  const url = new URL(request.url)
  url.search = form.toString()
  const headers = new Headers(request.headers)
  for (const name of ['content-length', 'content-type', 'transfer-encoding', 'content-encoding']) headers.delete(name)
  return { kind: 'allowed', request: new NextRequest(url, { headers }) }
}

/** A posted form in which every field stands once. */
async function readForm(request: Request): Promise<URLSearchParams | Response> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? ''))
    return problem(415, 'not_a_form', 'Send this request as application/x-www-form-urlencoded.')
  const text = await readText(request, MAX_BYTES)
  if (text === null) return problem(413, 'body_too_large', `This request is larger than ${MAX_BYTES} bytes.`)
  const form = new URLSearchParams(text)
  const names = [...form.keys()]
  return new Set(names).size === names.length ? form : problem(400, 'repeated_field', 'A field was sent twice.')
}

function withEmail(form: URLSearchParams, email: Email): URLSearchParams {
  form.set('email', email)
  return form
}

function allow(request: NextRequest, form: URLSearchParams): AuthRequest {
  const headers = new Headers(request.headers)
  for (const name of ['content-length', 'transfer-encoding', 'content-encoding']) headers.delete(name)
  headers.set('content-type', 'application/x-www-form-urlencoded')
  return { kind: 'allowed', request: new NextRequest(request.url, { method: 'POST', headers, body: form.toString() }) }
}

function refuse(response: Response): AuthRequest {
  return { kind: 'refused', response }
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } })
}

function notFound(): Response {
  return problem(404, 'not_found', 'There is nothing at this address.')
}
