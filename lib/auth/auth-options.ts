import type { NextAuthOptions } from 'next-auth'
import EmailProvider from 'next-auth/providers/email'
import { authAdapter } from '@/lib/db/auth/auth-adapter'
import { env } from '@/lib/env'
import { localPath } from '@/lib/http/local-path'
import type { Reader } from '@/lib/i18n/viewer-locale'
import { log } from '@/lib/log/log'
import { SESSION_SECONDS, sessionCookie } from './session-cookie'
import { normalEmail } from './sign-in-email'
import { type AskingBrowser, noteAskedIn } from './sign-in-link'
import { LINK_MINUTES, sendSignInMail } from './sign-in-mail'
import { oauthProviders } from './sign-in-ways'

declare module 'next-auth' {
  interface Session {
    user: { id: string; name?: string | null; email?: string | null; image?: string | null }
  }
}

let options: NextAuthOptions | undefined

/**
 * What next-auth needs to know; made on first use, so that `next build` needs neither settings nor database.
 * @param asking whose browser asks for a magic link: the mail is written for them, and another browser that opens it is told
 */
export function authOptions(asking?: Reader & AskingBrowser): NextAuthOptions {
  if (asking) return makeOptions(asking)
  options ??= makeOptions({})
  return options
}

function makeOptions(asking: Reader & AskingBrowser): NextAuthOptions {
  const settings = env()
  // next-auth knows its own address from this variable only. A preview has several names: there it trusts the host that Vercel forwards.
  if (settings.VERCEL_ENV !== 'preview') process.env.NEXTAUTH_URL = settings.appUrl
  return {
    secret: settings.AUTH_SECRET,
    adapter: authAdapter(),
    session: { strategy: 'database', maxAge: SESSION_SECONDS, updateAge: 24 * 60 * 60 },
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: '/signin', error: '/signin', verifyRequest: '/signin/check-mail' },
    providers: [
      EmailProvider({
        maxAge: LINK_MINUTES * 60,
        normalizeIdentifier: normalEmail,
        sendVerificationRequest: async (link) => {
          await noteAskedIn(link.token, link.expires, asking)
          await sendSignInMail(link, asking)
        },
      }),
      ...oauthProviders(),
    ],
    callbacks: {
      // An address that the other side has not confirmed would let somebody into an account that is not theirs.
      signIn: ({ account, user, profile }) =>
        account?.type !== 'oauth' || (Boolean(user.email) && (profile as { email_verified?: boolean } | undefined)?.email_verified === true)
          ? true
          : '/signin?error=UnverifiedEmail',
      session: ({ session, user }) => ({ ...session, user: { ...session.user, id: user.id } }),
      redirect: ({ url, baseUrl }) => `${baseUrl}${localPath(url, baseUrl)}`,
    },
    logger: {
      error: (code, metadata) => {
        // next-auth would take a session that cannot be read for one that is not there, and send its person to sign in.
        if (code === 'SESSION_ERROR') throw metadata
        log.error({ code, err: metadata instanceof Error ? metadata : metadata.error }, 'Sign-in met an error')
      },
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}
