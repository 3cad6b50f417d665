import { noteChange } from '@/lib/db/audit/audit-entries'
import { db, type Tx, transaction } from '@/lib/db/client'
import type { ShopRole } from '@/lib/domain/sellers/shop-roles'
import { lockSeller } from './lock-seller'

/** `last_owner`: a shop keeps one owner at least. */
export type TeamChanged = 'changed' | 'last_owner' | 'not_owner' | 'not_found'

/** Who works in a shop, the longest there first. */
export function findMembers(sellerId: string) {
  return db().shopMember.findMany({
    where: { sellerId },
    select: { userId: true, role: true, createdAt: true, user: { select: { name: true, email: true } } },
    orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }],
  })
}

/** Gives a member another role. */
export function changeRole(sellerId: string, userId: string, role: ShopRole, actor: { userId: string }): Promise<TeamChanged> {
  return changeMember(sellerId, userId, actor, role)
}

/** Ends a membership: an owner another's, anybody their own. */
export function removeMember(sellerId: string, userId: string, actor: { userId: string }): Promise<TeamChanged> {
  return changeMember(sellerId, userId, actor, null)
}

/** The shop is locked: of two owners who leave at once, the second finds that they are the last. Whoever changes another must own the shop still. */
function changeMember(sellerId: string, userId: string, actor: { userId: string }, role: ShopRole | null): Promise<TeamChanged> {
  return transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    const isLeaving = role === null && userId === actor.userId
    if (!isLeaving && (await ownersOf(tx, sellerId, actor.userId)) === 0) return 'not_owner'
    const key = { sellerId, userId }
    const member = await tx.shopMember.findUnique({ where: { sellerId_userId: key }, include: { user: { select: { email: true } } } })
    if (!member) return 'not_found'
    if (member.role === 'owner' && role !== 'owner' && (await ownersOf(tx, sellerId)) === 1) return 'last_owner'
    if (role) await tx.shopMember.update({ where: { sellerId_userId: key }, data: { role } })
    else await tx.shopMember.delete({ where: { sellerId_userId: key } })
    const email = member.user.email
    const states = { before: { email, role: member.role }, after: role ? { email, role } : null }
    await noteChange(tx, { actor, deed: role ? 'member_role_changed' : isLeaving ? 'member_left' : 'member_removed', subjectId: sellerId, ...states })
    return 'changed'
  })
}

function ownersOf(tx: Tx, sellerId: string, userId?: string): Promise<number> {
  return tx.shopMember.count({ where: { sellerId, role: 'owner', ...(userId && { userId }) } })
}

/** The shops somebody works in, the first first. */
export async function findShopsOf(userId: string): Promise<{ sellerId: string; shopName: string; role: ShopRole }[]> {
  const rows = await db().shopMember.findMany({
    where: { userId },
    select: { sellerId: true, role: true, seller: { select: { shopName: true } } },
    orderBy: [{ createdAt: 'asc' }, { sellerId: 'asc' }],
  })
  return rows.map(({ seller, ...row }) => ({ ...row, shopName: seller.shopName }))
}
