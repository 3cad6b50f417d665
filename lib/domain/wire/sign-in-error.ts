/** Why a sign-in failed; each reason has its sentence in messages/en/auth.json under `error`. */
export type SignInReason =
  | 'linkUsed'
  | 'mailNotSent'
  | 'accountNotCreated'
  | 'otherMethod'
  | 'provider'
  | 'denied'
  | 'emailNotConfirmed'
  | 'signedOutDuringConnect'
  | 'unknown'

// next-auth's codes (next-auth.js.org/configuration/pages#error-page), and two of our own.
const REASONS: Record<string, SignInReason> = {
  Verification: 'linkUsed',
  EmailSignin: 'mailNotSent',
  EmailCreateAccount: 'accountNotCreated',
  OAuthAccountNotLinked: 'otherMethod',
  OAuthSignin: 'provider',
  OAuthCallback: 'provider',
  OAuthCreateAccount: 'provider',
  Callback: 'provider',
  AccessDenied: 'denied',
  UnverifiedEmail: 'emailNotConfirmed',
  ConnectSignedOut: 'signedOutDuringConnect',
}

/** Why a sign-in failed, from the code in the address; null when it did not. */
export function signInReason(code: string | undefined): SignInReason | null {
  if (!code) return null
  return Object.hasOwn(REASONS, code) ? (REASONS[code] ?? null) : 'unknown'
}
