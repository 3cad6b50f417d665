import { domainToASCII } from 'node:url'
import { type TokenAnswer, takeToken } from '@/lib/db/operations/rate-limit'

/**
 * Counts one try to sign in, by where it comes from.
 * @param ip as clientIp gives it
 */
export function limitSignInFrom(ip: string): Promise<TokenAnswer> {
  return takeToken('sign-in-ip', ip)
}

/**
 * Counts one sign-in mail, by the mailbox it goes to.
 * @param email as normalEmail gives it: the one that is mailed, not the one that was typed
 */
export function limitSignInMail(email: string): Promise<TokenAnswer> {
  return takeToken('sign-in-email', mailboxOf(email))
}

/**
 * The mailbox behind an address, for limits only: `ada+shop@` and `ada@` are one at nearly every provider, and at Gmail dots do not count either.
 * @param email as normalEmail gives it
 */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@')
  const [local = '', domain] = [email.slice(0, at).split('+')[0], email.slice(at + 1)]
  const host = domainToASCII(domain).replace(/\.$/, '') || domain
  return host === 'gmail.com' || host === 'googlemail.com' ? `${local.replaceAll('.', '')}@gmail.com` : `${local}@${host}`
}
