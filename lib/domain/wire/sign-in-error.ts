const ELSEWHERE = 'GitHub or Google could not sign you in. Try again, or use your e-mail address.'

// next-auth's codes, and two of our own.
const SENTENCES: Record<string, string> = {
  Verification: 'This link has been used already, or is older than 30 minutes. Ask for a new one.',
  EmailSignin: 'We could not send mail to this address. Check how it is written and try again.',
  EmailCreateAccount: 'We could not sign you in with this address. Try again.',
  OAuthAccountNotLinked: 'You have signed in with this e-mail address in another way before. Use that way, or ask for a link by e-mail.',
  OAuthSignin: ELSEWHERE,
  OAuthCallback: ELSEWHERE,
  OAuthCreateAccount: ELSEWHERE,
  Callback: ELSEWHERE,
  AccessDenied: 'You chose not to sign in. Nothing has changed.',
  UnverifiedEmail: 'That account has no confirmed e-mail address. Confirm it there, or ask for a link by e-mail.',
  ConnectSignedOut: 'You were signed out on the way back from Stripe, so nothing was connected. Sign in and press Connect with Stripe once more.',
}

/** Why a sign-in failed, as a sentence; null when it did not. */
export function signInSentence(code: string | undefined): string | null {
  if (!code) return null
  return Object.hasOwn(SENTENCES, code) ? (SENTENCES[code] ?? null) : 'Something went wrong while signing you in. Try again.'
}
