import type { PageFailure } from '@/lib/domain/refusal/page-failures'
import { type SignInReason, signInReason } from '@/lib/domain/wire/sign-in-error'

/** Where to continue, or why not: next-auth's reason, a failure of the page, or too many attempts (try again in so many minutes). */
export type SignInAnswer = { kind: 'go'; url: string } | SignInRefusal
export type SignInRefusal =
  | { kind: 'refused'; reason: SignInReason }
  | { kind: 'failed'; failure: PageFailure }
  | { kind: 'tooMany'; minutes: number }

/**
 * Asks next-auth to begin a sign-in.
 * @param way "email", "github" or "google"
 * @param fields what else is posted: `callbackUrl`, and `email` for a link
 */
export async function postSignIn(way: string, fields: Record<string, string>): Promise<SignInAnswer> {
  try {
    const given = await fetch('/api/auth/csrf')
    if (given.status >= 500) return failed(given)
    const { csrfToken } = await given.json()
    const body = new URLSearchParams({ ...fields, csrfToken, json: 'true' })
    const response = await fetch(`/api/auth/signin/${way}`, { method: 'POST', body })
    if (response.status === 429) return { kind: 'tooMany', minutes: Math.ceil(Number(response.headers.get('retry-after') ?? 60) / 60) }
    if (response.status >= 500) return failed(response)
    const answer = await response.json()
    return answer.url ? read(new URL(answer.url, window.location.href), answer.url) : { kind: 'refused', reason: 'unknown' }
  } catch (error) {
    // What `fetch` throws where no answer came; anything else is an answer that is none of ours.
    return { kind: 'failed', failure: error instanceof TypeError ? { kind: 'offline' } : { kind: 'server', reference: null } }
  }
}

function failed(response: Response): SignInRefusal {
  return { kind: 'failed', failure: { kind: 'server', reference: response.headers.get('x-request-id') } }
}

function read(address: URL, url: string): SignInAnswer {
  // The library's own cookie did not come back: the browser has not kept it.
  if (address.searchParams.has('csrf')) return { kind: 'failed', failure: { kind: 'cookies' } }
  const reason = signInReason(address.searchParams.get('error') ?? undefined)
  return reason ? { kind: 'refused', reason } : { kind: 'go', url }
}
