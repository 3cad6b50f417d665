import { db, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { newestFirst, olderThan } from '@/lib/db/keyset'
import { type Deed, differences, type Facts, roleOf } from '@/lib/domain/audit/change'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'
import { logContext } from '@/lib/log/context'

/** Who did something: a person, or a shop: then the member of this request, and outside of one whoever opened it. */
export type Actor = { userId: string } | { sellerId: string }

export type Change = {
  actor: Actor
  deed: Deed
  /** The id of what was changed; null where it is many things. */
  subjectId: string | null
  before?: Facts | null
  after?: Facts | null
}

/** Writes down what somebody changed, in the transaction that changes it, and by which key where a program did it. A change that changes nothing is none. */
export async function noteChange(tx: Tx, { actor, deed, subjectId, before = null, after = null }: Change): Promise<void> {
  if (before && after && differences(before, after).length === 0) return
  const userId = 'userId' in actor ? actor.userId : (logContext().memberId ?? (await openerOf(tx, actor.sellerId)))
  const { apiKey } = logContext()
  const states = { before: before ?? Prisma.DbNull, after: (apiKey && after ? { ...after, apiKey } : after) ?? Prisma.DbNull }
  await tx.auditEntry.create({ data: { userId, role: roleOf(deed), deed, subjectId, ...states } })
}

async function openerOf(tx: Tx, sellerId: string): Promise<string> {
  return (await tx.seller.findUniqueOrThrow({ where: { id: sellerId }, select: { userId: true } })).userId
}

/** The same for what is no change of our own tables: a button that was pressed. */
export function noteDeed(change: Change): Promise<void> {
  return noteChange(db(), change)
}

const withPerson = { user: { select: { email: true } } } satisfies Prisma.AuditEntryInclude

export type AuditRow = Prisma.AuditEntryGetPayload<{ include: typeof withPerson }>

/** What was changed, newest first, a page at a time; of one role or of all. */
export async function findChanges(role: 'operator' | 'seller' | undefined, page: { cursor?: string | null; limit: number }): Promise<Page<AuditRow>> {
  const where = { ...(role && { role }), ...olderThan(placeOf(page.cursor)) }
  return pageOf(await db().auditEntry.findMany({ where, include: withPerson, orderBy: newestFirst, take: page.limit + 1 }), page.limit)
}
