import { signInSentence } from '@/lib/domain/wire/sign-in-error'

/** Where to go on, or the sentence to show. */
export type SignInAnswer = { kind: 'go'; url: string } | { kind: 'refused'; sentence: string }

const UNREACHED: SignInAnswer = { kind: 'refused', sentence: 'We could not reach the shop. Check your connection and try again.' }

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
    const answer = await response.json()
    if (!answer.url) return { kind: 'refused', sentence: answer.detail ?? signInSentence('Default') }
    const error = new URL(answer.url, window.location.href).searchParams.get('error')
    return error ? { kind: 'refused', sentence: signInSentence(error) ?? '' } : { kind: 'go', url: answer.url }
  } catch {
    return UNREACHED
  }
}
