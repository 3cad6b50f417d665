import { randomUUID } from 'node:crypto'
import { takeTokens } from '@/lib/db/operations/rate-limit'
import { createInvitation, revokeInvitation } from '@/lib/db/sellers/invitations'
import { Email } from '@/lib/domain/ids'
import type { ShopRole } from '@/lib/domain/sellers/shop-roles'
import type { Said } from '@/lib/domain/wire/said'
import { hashOfToken, INVITATION_DAYS, invitationToken } from './invitation-token'

type By = { sellerId: string; userId: string }
export type Invited = { kind: 'invited'; email: string } | { kind: 'refused'; said: Said }

/** Invites the person with this address into a shop. How often is limited: each goes out as a mail in our name. */
export async function inviteMember({ sellerId, userId }: By, typed: string, role: ShopRole, now = new Date()): Promise<Invited> {
  const email = Email.safeParse(typed.normalize('NFKC')).data
  if (!email) return { kind: 'refused', said: { key: 'email' } }
  const limit = await takeTokens([
    { scope: 'shop-invitation', key: sellerId },
    { scope: 'invited-email', key: email },
  ])
  if (!limit.ok) return { kind: 'refused', said: { key: 'tooManyRequests', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } } }
  const id = randomUUID()
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * 86_400_000)
  const outcome = await createInvitation({ id, sellerId, email, role, tokenHash: hashOfToken(invitationToken(id)), expiresAt, invitedById: userId })
  if (outcome === 'invited') return { kind: 'invited', email }
  return { kind: 'refused', said: { key: outcome === 'member' ? 'team.member' : 'team.closed' } }
}

/** Takes back an invitation that nobody has accepted yet; its link works no longer. */
export function takeBackInvitation({ sellerId, userId }: By, id: string): Promise<boolean> {
  return revokeInvitation(sellerId, id, { userId })
}
