import { type SignInReason, signInReason } from '@/lib/domain/wire/sign-in-error'

/** Where to go on, or why not: next-auth's reason, no answer at all, or too many attempts (try again in so many minutes). */
export type SignInAnswer = { kind: 'go'; url: string } | SignInRefusal
export type SignInRefusal = { kind: 'refused'; reason: SignInReason } | { kind: 'network' } | { kind: 'tooMany'; minutes: number }

/**
 * Asks next-auth to begin a sign-in.
 * @param way "email", "github" or "google"
 * @param fields what else is posted: `callbackUrl`, and `email` for a link
 */
export async function postSignIn(way: string, fields: Record<string, string>): Promise<SignInAnswer> {
  try {
    const { csrfToken } = await (await fetch('/api/auth/csrf')).json()
    const body = new URLSearchParams({ ...fields, csrfToken, json: 'true' })
    const response = await fetch(`/api/auth/signin/${way}`, { method: 'POST', body })
    if (response.status === 429) return { kind: 'tooMany', minutes: Math.ceil(Number(response.headers.get('retry-after') ?? 60) / 60) }
    const answer = await response.json()
    if (!answer.url) return { kind: 'refused', reason: 'unknown' }
    const reason = signInReason(new URL(answer.url, window.location.href).searchParams.get('error') ?? undefined)
    return reason ? { kind: 'refused', reason } : { kind: 'go', url: answer.url }
  } catch {
    return { kind: 'network' }
  }
}
