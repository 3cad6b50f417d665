import { type TokenAnswer, takeToken } from '@/lib/db/operations/rate-limit'
import { mailboxOf } from './mailbox-of'

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
