import { findOpenInvitations } from '@/lib/db/sellers/invitations'
import { changeRole, findMembers, findShopsOf, removeMember, type TeamChanged } from '@/lib/db/sellers/team'
import type { ShopRole } from '@/lib/domain/sellers/shop-roles'

export type MemberView = { userId: string; name: string; email: string | null; role: ShopRole; since: string }
export type OpenInvitationView = { id: string; email: string; role: ShopRole; until: string }

/** Who works in a shop, and who is invited. */
export async function readTeam(sellerId: string): Promise<{ members: MemberView[]; invitations: OpenInvitationView[] }> {
  const [members, invitations] = await Promise.all([findMembers(sellerId), findOpenInvitations(sellerId, new Date())])
  return {
    members: members.map(({ userId, role, createdAt, user: { name, email } }) => ({
      userId,
      name: name ?? email ?? '',
      email,
      role,
      since: createdAt.toISOString(),
    })),
    invitations: invitations.map(({ id, email, role, expiresAt }) => ({ id, email, role, until: expiresAt.toISOString() })),
  }
}

type By = { sellerId: string; userId: string }

/** Gives a member another role; the last owner stays one. */
export function giveRole({ sellerId, userId }: By, memberId: string, role: ShopRole): Promise<TeamChanged> {
  return changeRole(sellerId, memberId, role, { userId })
}

/** Ends a membership, also one's own; the last owner stays. */
export function endMembership({ sellerId, userId }: By, memberId: string): Promise<TeamChanged> {
  return removeMember(sellerId, memberId, { userId })
}

/** Ends one's own membership of a shop; the last owner stays. */
export function leaveShop(userId: string, sellerId: string): Promise<TeamChanged> {
  return removeMember(sellerId, userId, { userId })
}

/** The shops somebody works in, and as what. */
export function shopsOf(userId: string): Promise<{ sellerId: string; shopName: string; role: ShopRole }[]> {
  return findShopsOf(userId)
}
