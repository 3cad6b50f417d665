import { createHash, createHmac } from 'node:crypto'
import { env } from '@/lib/env'

/** How long an invitation can be accepted, in days. */
export const INVITATION_DAYS = 7

/** The token of an invitation's link. It follows from its id and our secret, so that the job that mails it needs no copy of it. */
export function invitationToken(id: string): string {
  return createHmac('sha256', env().AUTH_SECRET).update(`shop-invitation:${id}`).digest('base64url')
}

/** What is stored of a token. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
