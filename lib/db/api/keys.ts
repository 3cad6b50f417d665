import { noteChange } from '@/lib/db/audit/audit-entries'
import { db, transaction } from '@/lib/db/client'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import type { ShopRole } from '@/lib/domain/sellers/shop-roles'

export type NewKey = { sellerId: string; userId: string; name: string; prefix: string; keyHash: string; scopes: string[] }

/** Stores a key, unless its shop has `most` already. */
export function insertKey(data: NewKey, most: number): Promise<'created' | 'too_many'> {
  const { sellerId, userId, name, prefix, scopes } = data
  return transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    if ((await tx.apiKey.count({ where: { sellerId, revokedAt: null } })) >= most) return 'too_many'
    const { id } = await tx.apiKey.create({ data })
    const after = { name, prefix, scopes: scopes.join(' ') }
    await noteChange(tx, { actor: { userId }, deed: 'api_key_created', subjectId: id, after })
    return 'created'
  })
}

/** Ends a key of a shop. @returns false when there is none that works */
export function endKey(sellerId: string, id: string, actor: { userId: string }): Promise<boolean> {
  return transaction(async (tx) => {
    const [key] = await tx.apiKey.updateManyAndReturn({ where: { id, sellerId, revokedAt: null }, data: { revokedAt: new Date() } })
    if (!key) return false
    const { name, prefix } = key
    await noteChange(tx, { actor, deed: 'api_key_revoked', subjectId: id, before: { name, prefix } })
    return true
  })
}

/** The keys of a shop that were not revoked, newest first, with who made them and what they are in the shop. */
export function findKeys(sellerId: string) {
  return db().apiKey.findMany({
    where: { sellerId, revokedAt: null },
    include: { maker: { select: { role: true, user: { select: { name: true, email: true } } } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
}

/** A key that works, by the hash of its token, with what its maker is in the shop. */
export type KeyRow = { id: string; sellerId: string; userId: string; prefix: string; scopes: string[]; lastUsedAt: Date | null; role: ShopRole }

/** Looks a key up; null when there is none or it was revoked. */
export async function findKey(keyHash: string): Promise<KeyRow | null> {
  const row = await db().apiKey.findUnique({ where: { keyHash }, include: { maker: { select: { role: true } } } })
  if (!row || row.revokedAt) return null
  const { maker, id, sellerId, userId, prefix, scopes, lastUsedAt } = row
  return { id, sellerId, userId, prefix, scopes, lastUsedAt, role: maker.role }
}

/** Notes that a key was used, where that was not noted since a moment. */
export async function noteUse(id: string, now: Date, before: Date): Promise<void> {
  await db().apiKey.updateMany({ where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: before } }] }, data: { lastUsedAt: now } })
}
