import { domainToASCII } from 'node:url'

/**
 * The mailbox behind an address, for limits only: `ada+shop@` and `ada@` are one at nearly every provider, and at Gmail dots do not count either.
 * @param email trimmed, in lower case
 */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@')
  const [local = '', domain] = [email.slice(0, at).split('+')[0], email.slice(at + 1)]
  const host = domainToASCII(domain).replace(/\.$/, '') || domain
  return host === 'gmail.com' || host === 'googlemail.com' ? `${local.replaceAll('.', '')}@gmail.com` : `${local}@${host}`
}
