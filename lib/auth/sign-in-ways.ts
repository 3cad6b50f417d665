import GitHubProvider from 'next-auth/providers/github'
import GoogleProvider from 'next-auth/providers/google'
import type { Provider } from 'next-auth/providers/index'
import { env } from '@/lib/env'

export type SignInWay = 'github' | 'google'

/** The ways to sign in beside e-mail, as far as their keys are set. */
export function signInWays(): SignInWay[] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = env()
  return [...(GITHUB_ID && GITHUB_SECRET ? (['github'] as const) : []), ...(GOOGLE_ID && GOOGLE_SECRET ? (['google'] as const) : [])]
}

/** GitHub and Google as next-auth wants them. */
export function oauthProviders(): Provider[] {
  const { GITHUB_ID = '', GITHUB_SECRET = '', GOOGLE_ID = '', GOOGLE_SECRET = '' } = env()
  return signInWays().map((way) =>
    way === 'google'
      ? GoogleProvider({ clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET })
      : GitHubProvider({ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET, userinfo: { request: gitHubProfile } }),
  )
}

const GITHUB = 'https://api.github.com/user'
type GitHubEmail = { email: string; primary: boolean; verified: boolean }

// The library would take the public address, which GitHub does not promise to be confirmed. Somebody who has not confirmed an address could
// otherwise sign in here under the address of somebody else.
async function gitHubProfile({ tokens }: { tokens: { access_token?: string } }) {
  const headers = { authorization: `Bearer ${tokens.access_token}`, 'user-agent': 'souk', accept: 'application/vnd.github+json' }
  const [profile, emails] = await Promise.all([fetch(GITHUB, { headers }), fetch(`${GITHUB}/emails`, { headers })])
  if (!profile.ok || !emails.ok) throw new Error(`GitHub answered ${profile.status} and ${emails.status}`)
  const verified = ((await emails.json()) as GitHubEmail[]).filter((entry) => entry.verified)
  const email = (verified.find((entry) => entry.primary) ?? verified[0])?.email ?? null
  return { ...(await profile.json()), email, email_verified: email !== null }
}
