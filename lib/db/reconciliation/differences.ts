import { db, type Tx } from '@/lib/db/client'
import type { Difference, Prisma } from '@/lib/db/generated/client'
import { newestFirst, olderThan } from '@/lib/db/keyset'
import type { Plain } from '@/lib/db/money-columns'
import type { DifferenceKind, Found } from '@/lib/domain/reconciliation/difference'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

type Where = { accountId: string; livemode: boolean }
type DifferenceRow = Plain<Difference>

/**
 * Makes the open differences of an account those that a pass found: new ones open, known ones are seen again, the others have matched. One that an operator has
 * explained stays closed while its figures stay as they were.
 * @returns the new ones
 */
export async function storeDifferences(tx: Tx, where: Where, found: Found[], now: Date): Promise<Found[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`difference ${where.accountId}`}))`
  const known = await tx.difference.findMany({ where: { ...where, OR: [{ resolvedAt: null }, { how: 'explained' }] } })
  const open = known.filter(({ resolvedAt }) => resolvedAt === null)
  const isSame = (row: DifferenceRow, each: Found) => row.kind === each.kind && row.subject === each.subject
  const isExplained = (each: Found) =>
    known.some((row) => row.how === 'explained' && isSame(row, each) && row.oursMinor === each.oursMinor && row.stripesMinor === each.stripesMinor)
  const standing = found.filter((each) => !isExplained(each))
  for (const each of standing) {
    const row = open.find((one) => isSame(one, each))
    const { oursMinor, stripesMinor } = each
    if (row) await tx.difference.update({ where: { id: row.id }, data: { oursMinor, stripesMinor, lastSeenAt: now } })
  }
  const fresh = standing.filter((each) => !open.some((row) => isSame(row, each)))
  if (fresh.length > 0) await tx.difference.createMany({ data: fresh.map((each) => ({ ...where, ...each, createdAt: now, lastSeenAt: now })) })
  const matched = open.filter((row) => !standing.some((each) => isSame(row, each))).map(({ id }) => id)
  if (matched.length > 0) await tx.difference.updateMany({ where: { id: { in: matched } }, data: { resolvedAt: now, how: 'matched' } })
  return fresh
}

/** Notes that an account was compared. */
export async function markReconciled(tx: Tx, where: Where, { now, isOpened }: { now: Date; isOpened: boolean }): Promise<void> {
  const data = { checkedAt: now, ...(isOpened && { openedAt: now }) }
  await tx.reconciliation.upsert({ where: { accountId_livemode: where }, create: { ...where, ...data }, update: data })
}

/** Whether the balance from before its books began is in them. */
export async function isOpened(where: Where): Promise<boolean> {
  return (await db().reconciliation.findUnique({ where: { accountId_livemode: where } }))?.openedAt != null
}

const withOrder = {
  sellerOrder: { select: { orderId: true, order: { select: { number: true } } } },
} satisfies Prisma.DifferenceInclude
type Kinded = { kind: DifferenceKind; how: 'matched' | 'explained' | null }

/** A difference with its shop, which is null for the platform's own account, and the order it is about. */
export type ListedDifference = Omit<Plain<Prisma.DifferenceGetPayload<{ include: typeof withOrder }>>, keyof Kinded> &
  Kinded & { shopName: string | null }

/** Differences that are open, or closed ones, newest first. */
export async function findDifferences(isOpen: boolean, page: { cursor: string | null; limit: number }): Promise<Page<ListedDifference>> {
  const rows = await db().difference.findMany({
    where: { resolvedAt: isOpen ? null : { not: null }, ...olderThan(placeOf(page.cursor)) },
    include: withOrder,
    orderBy: newestFirst,
    take: page.limit + 1,
  })
  const accounts = await db().connectedAccount.findMany({
    where: { accountId: { in: rows.map(({ accountId }) => accountId) } },
    select: { accountId: true, seller: { select: { shopName: true } } },
  })
  const shops = new Map(accounts.map(({ accountId, seller }) => [accountId, seller?.shopName ?? null]))
  // Both words were written by `storeDifferences` and `closeExplained`.
  return pageOf(rows.map((row) => ({ ...row, shopName: shops.get(row.accountId) ?? null })) as ListedDifference[], page.limit)
}

/** One difference; null when there is none. */
export function findDifference(id: string): Promise<DifferenceRow | null> {
  return db().difference.findUnique({ where: { id } })
}

/** How many accounts were compared since then, of how many that are read. */
export async function countCompared(livemode: boolean, since: Date): Promise<{ compared: number; accounts: number }> {
  const [compared, accounts] = await Promise.all([
    db().reconciliation.count({ where: { livemode, checkedAt: { gte: since } } }),
    db().balanceReading.count({ where: { livemode } }),
  ])
  return { compared, accounts: Math.max(accounts, compared) }
}

/** The money in open differences, whichever way, by currency: the most first. */
export function sumOpen(livemode: boolean): Promise<{ currency: string; amountMinor: number; count: number }[]> {
  return db().$queryRaw`
    SELECT currency, sum(abs("oursMinor" - "stripesMinor"))::float8 AS "amountMinor", count(*)::int AS count
    FROM "Difference" WHERE livemode = ${livemode} AND "resolvedAt" IS NULL GROUP BY currency ORDER BY 2 DESC, 1`
}

/** Closes a difference by an operator's word. @returns false when it was closed before */
export async function closeExplained(id: string, by: { note: string; byEmail: string }): Promise<boolean> {
  const { count } = await db().difference.updateMany({ where: { id, resolvedAt: null }, data: { ...by, how: 'explained', resolvedAt: new Date() } })
  return count === 1
}
