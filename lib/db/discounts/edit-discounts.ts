import { type Actor, noteChange } from '@/lib/db/audit/audit-entries'
import { db, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import type { Facts } from '@/lib/domain/audit/change'
import type { DiscountTerms } from '@/lib/domain/pricing/discount'
import type { DiscountDraft } from '@/lib/domain/pricing/discount-form'

/** A code as its owner sees it. */
export type DiscountRow = DiscountTerms & { updatedAt: Date }

/** Whose codes: those of a seller, or of the platform, which an operator keeps. */
export type DiscountOwner = Actor

export const sellerIdOf = (owner: DiscountOwner): string | null => ('sellerId' in owner ? owner.sellerId : null)

/** The most codes that a seller, or the platform, can have. */
export const MAX_DISCOUNTS = 200

/** The codes of an owner, the newest first: as many as there may be. */
export function findOwnDiscounts(sellerId: string | null): Promise<DiscountRow[]> {
  return db().discount.findMany({ where: { sellerId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: MAX_DISCOUNTS })
}

/** One of the codes of an owner; null when it is none of theirs. */
export function findOwnDiscount(sellerId: string | null, id: string): Promise<DiscountRow | null> {
  return db().discount.findFirst({ where: { id, sellerId } })
}

/** How far uses of a code are counted for its owner: one that was used a million times is not read for a list. A code with a limit is counted up to it. */
export const MOST_COUNTED = 1000

/** How often each of these codes is used, and held by orders that may still be paid. */
export async function sumUses(ids: string[]): Promise<Map<string, { used: number; held: number }>> {
  const rows = await db().$queryRaw<{ id: string; used: number; held: number }[]>`
    select d.id, ${usesIn('used')} as used, ${usesIn('held')} as held from "Discount" d where d.id = any(${ids})`
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

function usesIn(state: 'used' | 'held') {
  return Prisma.sql`(select count(*)::int from (
    select 1 from "DiscountUse" u where u."discountId" = d.id and u.state = ${state}::"DiscountUseState" limit greatest(${MOST_COUNTED}::int, d."limitTotal")) uses)`
}

/** The codes of an owner while nobody else changes them: sellers are locked themselves, the platform by a lock of its own. */
export async function lockOwnDiscounts(tx: Tx, sellerId: string | null): Promise<DiscountRow[]> {
  if (sellerId === null) await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('platform discounts', 0))`
  else await lockSeller(tx, sellerId)
  return tx.discount.findMany({ where: { sellerId } })
}

/** Writes a code that is new or has been locked. @returns false where its id is somebody else's; nothing was written then */
export async function writeDiscount(tx: Tx, owner: DiscountOwner, id: string, before: DiscountRow | null, draft: DiscountDraft): Promise<boolean> {
  const sellerId = sellerIdOf(owner)
  const bornBy = sellerId === null ? ('platform' as const) : ('seller' as const)
  if (before) await tx.discount.update({ where: { id }, data: draft })
  else if ((await tx.discount.createMany({ data: [{ ...draft, id, sellerId, bornBy }], skipDuplicates: true })).count === 0) return false
  const deeds = sellerId === null ? PLATFORM : SELLER
  await noteChange(tx, {
    actor: owner,
    deed: before ? deeds.changed : deeds.created,
    subjectId: id,
    before: before && shown(before),
    after: shown(draft),
  })
  return true
}

/** Ends a code that has been locked: orders that hold it keep it. */
export async function endDiscountAt(tx: Tx, owner: DiscountOwner, before: DiscountRow, endsAt: Date): Promise<void> {
  await tx.discount.update({ where: { id: before.id }, data: { endsAt } })
  const deed = 'sellerId' in owner ? SELLER.ended : PLATFORM.ended
  await noteChange(tx, { actor: owner, deed, subjectId: before.id, before: shown(before), after: shown({ ...before, endsAt }) })
}

/** Those of these products that are the seller's. */
export async function findOwnProducts(sellerId: string, ids: string[]): Promise<string[]> {
  const rows = await db().product.findMany({ where: { sellerId, id: { in: ids } }, select: { id: true } })
  return rows.map(({ id }) => id)
}

/** The products a code can be limited to: the newest on sale, and those it is limited to already. */
export function findProductNames(sellerId: string, ids: string[], most: number): Promise<{ id: string; name: string }[]> {
  const where = { sellerId, OR: [{ status: 'active' as const }, { id: { in: ids } }] }
  return db().product.findMany({ where, select: { id: true, name: true }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: most })
}

const SELLER = { created: 'discount_created', changed: 'discount_changed', ended: 'discount_ended' } as const
const PLATFORM = { created: 'platform_code_created', changed: 'platform_code_changed', ended: 'platform_code_ended' } as const

/** What its owner decides about a code, for the record of changes. */
function shown(draft: DiscountDraft): Facts {
  const { code, kind, percentBps, amountMinor, currency, minGoodsMinor, productIds, startsAt, endsAt, limitTotal, limitPerBuyer } = draft
  const days = { startsAt: startsAt?.toISOString() ?? null, endsAt: endsAt?.toISOString() ?? null }
  return { code, kind, percentBps, amountMinor, currency, minGoodsMinor, productIds: productIds.join(' '), ...days, limitTotal, limitPerBuyer }
}
