import { noteChange } from '@/lib/db/audit/audit-entries'
import { db, type Tx, transaction } from '@/lib/db/client'
import { jobIdOf } from '@/lib/db/jobs/job-id'
import { send } from '@/lib/db/jobs/jobs'
import type { ShopRole } from '@/lib/domain/sellers/shop-roles'
import { lockSeller } from './lock-seller'

export type NewInvitation = { id: string; sellerId: string; email: string; role: ShopRole; tokenHash: string; expiresAt: Date; invitedById: string }

/** Invites somebody, with the mail that tells them. An earlier invitation of theirs to this shop ends. */
export function createInvitation(data: NewInvitation): Promise<'invited' | 'member' | 'closed'> {
  const { id, sellerId, email, role, invitedById } = data
  return transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    if (await isClosed(tx, sellerId)) return 'closed'
    if ((await tx.shopMember.count({ where: { sellerId, user: { email } } })) > 0) return 'member'
    await tx.shopInvitation.updateMany({ where: { sellerId, email, ...OPEN }, data: { revokedAt: new Date() } })
    await tx.shopInvitation.create({ data })
    await noteChange(tx, { actor: { userId: invitedById }, deed: 'member_invited', subjectId: sellerId, after: { email, role } })
    await send(tx, 'send-invitation-mail', { invitationId: id }, { id: jobIdOf(`invitation:${id}`) })
    return 'invited'
  })
}

/** Takes an invitation back. */
export function revokeInvitation(sellerId: string, id: string, actor: { userId: string }): Promise<boolean> {
  return transaction(async (tx) => {
    const [revoked] = await tx.shopInvitation.updateManyAndReturn({ where: { id, sellerId, ...OPEN }, data: { revokedAt: new Date() } })
    if (!revoked) return false
    const before = { email: revoked.email, role: revoked.role }
    await noteChange(tx, { actor, deed: 'invitation_revoked', subjectId: sellerId, before })
    return true
  })
}

/** Makes the invited person a member, once. The shop is locked, so that it is not closed meanwhile. */
export function acceptInvitation(id: string, { userId, email }: { userId: string; email: string }): Promise<'accepted' | 'over'> {
  return transaction(async (tx) => {
    const invitation = await tx.shopInvitation.findFirst({ where: { id, email } })
    if (!invitation) return 'over'
    const { sellerId, role } = invitation
    await lockSeller(tx, sellerId)
    if (await isClosed(tx, sellerId)) return 'over'
    const now = new Date()
    const { count } = await tx.shopInvitation.updateMany({ where: { id, ...OPEN, expiresAt: { gt: now } }, data: { acceptedAt: now } })
    if (count === 0) return 'over'
    const made = await tx.shopMember.createMany({ data: [{ sellerId, userId, role }], skipDuplicates: true })
    if (made.count === 1) await noteChange(tx, { actor: { userId }, deed: 'member_joined', subjectId: sellerId, after: { email, role } })
    return 'accepted'
  })
}

const withShop = { seller: { select: { shopName: true } }, invitedBy: { select: { name: true, email: true } } } as const

/** An invitation by its id or by the hash of its token, with who invites to what; null when there is none. */
export function findInvitation(where: { id: string } | { tokenHash: string }) {
  return db().shopInvitation.findUnique({ where, include: withShop })
}

/** The invitations of a shop that can still be accepted. */
export function findOpenInvitations(sellerId: string, now: Date) {
  return db().shopInvitation.findMany({
    where: { sellerId, ...OPEN, expiresAt: { gt: now } },
    select: { id: true, email: true, role: true, expiresAt: true },
    orderBy: { createdAt: 'asc' },
  })
}

const OPEN = { acceptedAt: null, revokedAt: null }

const isClosed = async (tx: Tx, sellerId: string) => (await tx.shopClosure.count({ where: { sellerId, closedAt: { not: null } } })) > 0

/** Deletes invitations that ended before a moment, accepted ones too: who is a member is not read from them. @returns how many */
export async function deleteOldInvitations(before: Date): Promise<number> {
  return (await db().shopInvitation.deleteMany({ where: { expiresAt: { lt: before } } })).count
}
