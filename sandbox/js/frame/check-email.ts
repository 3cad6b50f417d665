import type { FieldState } from '@/sandbox/js/frame/card/check-card'

// What mail servers take, roughly: something, an at sign, a domain with a dot, no spaces.
const FORM = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/

/** Judges an e-mail address as typed so far. What still lacks its domain is incomplete, not wrong. */
export function checkEmail(text: string): FieldState {
  const email = text.trim()
  if (email === '') return { complete: false, empty: true, error: { code: 'incomplete_email', message: 'Your email is incomplete.' } }
  if (FORM.test(email)) return { complete: true, empty: false, error: null }
  const isOpen = /^[^\s@]+(@[^\s@]*)?$/.test(email)
  const error = isOpen
    ? { code: 'incomplete_email', message: 'Your email is incomplete.' }
    : { code: 'invalid_email', message: 'Your email is invalid.' }
  return { complete: false, empty: false, error }
}
