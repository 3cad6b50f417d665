import { createHash } from 'node:crypto'
import { findSignInLink, noteSignInRequest } from '@/lib/db/auth/sign-in-requests'
import { env } from '@/lib/env'
import { browserName } from './browser-name'
import { SignInEmail } from './sign-in-email'

/** Whose browser asks for a link: the hash of its cookie, and what it calls itself. */
export type AskingBrowser = { browserHash?: string | undefined; userAgent?: string | null }

/** What the page of a link knows of it; null for a link that works no longer. `isSameBrowser`: it was asked for in the browser that opens it. */
export type OpenedLink = { email: string; isSameBrowser: boolean; askedIn: { browser: string | null; system: string | null; at: Date } | null }

/** Notes where a link was asked for. @param token as it is mailed */
export async function noteAskedIn(token: string, expires: Date, { browserHash, userAgent }: AskingBrowser): Promise<void> {
  await noteSignInRequest(hashOf(token), { browserHash: browserHash ?? null, ...browserName(userAgent ?? null) }, expires)
}

/**
 * Looks at a link without using it.
 * @param browserHash of the browser that opens it
 */
export async function openLink({ token, email }: { token: string; email: string }, browserHash: string): Promise<OpenedLink | null> {
  const address = SignInEmail.safeParse(email).data
  const found = address && (await findSignInLink(hashOf(token), address))
  if (!found) return null
  const { askedIn } = found
  const known = askedIn && { browser: askedIn.browser, system: askedIn.system, at: askedIn.askedAt }
  return { email: address, isSameBrowser: askedIn?.browserHash === browserHash, askedIn: known }
}

/** As next-auth stores a token (core/lib/utils, hashToken). */
function hashOf(token: string): string {
  return createHash('sha256').update(`${token}${env().AUTH_SECRET}`).digest('hex')
}
