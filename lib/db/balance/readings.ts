import { db, type Tx } from '@/lib/db/client'
import type { BalanceReading } from '@/lib/db/generated/client'
import { type BalanceOwner, PLATFORM } from '@/lib/domain/balance/booked'

const keyOf = (owner: BalanceOwner, livemode: boolean) => ({ accountId_livemode: { accountId: owner, livemode } })

/** Whose balance is to be read by now: those that have waited longest first. */
export async function findDueReadings(livemode: boolean, now: Date, limit: number): Promise<BalanceOwner[]> {
  const where = { livemode, dueAt: { lte: now } }
  const rows = await db().balanceReading.findMany({ where, select: { accountId: true }, orderBy: { dueAt: 'asc' }, take: limit })
  return rows.map(({ accountId }) => accountId as BalanceOwner)
}

/** When the platform's own balance was last read, and any other last marked. */
export async function platformReadingTimes(livemode: boolean): Promise<{ lastReadAt: Date | null; markedAt: Date | null }> {
  const [own, newest] = await Promise.all([
    db().balanceReading.findUnique({ where: keyOf(PLATFORM, livemode), select: { lastReadAt: true } }),
    db().balanceReading.aggregate({ where: { livemode }, _max: { markedAt: true } }),
  ])
  return { lastReadAt: own?.lastReadAt ?? null, markedAt: newest._max.markedAt }
}

/** How far a balance was read; null before the first time. */
export function findReading(owner: BalanceOwner, livemode: boolean): Promise<BalanceReading | null> {
  return db().balanceReading.findUnique({ where: keyOf(owner, livemode) })
}

/** Keeps that a pass is under way, or begins one; until it is done it is due again at `dueAt`. */
export function storePass(owner: BalanceOwner, livemode: boolean, pass: { passUntil: Date; dueAt: Date }): Promise<BalanceReading> {
  const where = keyOf(owner, livemode)
  return db().balanceReading.upsert({ where, create: { ...where.accountId_livemode, ...pass }, update: pass })
}

/** Keeps the last transaction of a page, in the transaction that stores the page. */
export async function storePageAfter(
  tx: Tx,
  owner: BalanceOwner,
  livemode: boolean,
  pass: { passUntil: Date; pageAfter: string | null },
): Promise<void> {
  await tx.balanceReading.update({ where: keyOf(owner, livemode), data: pass })
}

type Done = { readUntil: Date; lastReadAt: Date; dueAt: (markedAt: Date | null) => Date }

/** Ends a pass, in the transaction that stores its last page: another that was slower does not set it back. */
export async function storeReadUntil(tx: Tx, owner: BalanceOwner, livemode: boolean, { readUntil, lastReadAt, dueAt }: Done): Promise<void> {
  const where = keyOf(owner, livemode)
  await tx.$queryRaw`SELECT 1 FROM "BalanceReading" WHERE "accountId" = ${owner} AND livemode = ${livemode} FOR UPDATE`
  const known = await tx.balanceReading.findUniqueOrThrow({ where })
  const isFurther = known.readUntil === null || known.readUntil < readUntil
  const data = { passUntil: null, pageAfter: null, lastReadAt, dueAt: dueAt(known.markedAt), ...(isFurther && { readUntil }) }
  await tx.balanceReading.update({ where, data })
}

/** Puts off a balance that cannot be read. */
export async function postponeReading(owner: BalanceOwner, livemode: boolean, dueAt: Date): Promise<void> {
  await db().balanceReading.updateMany({ where: { accountId: owner, livemode }, data: { dueAt } })
}

/** Reads a balance again no later than then. */
export async function readNoLaterThan(tx: Tx, owner: BalanceOwner, livemode: boolean, dueAt: Date): Promise<void> {
  await tx.balanceReading.updateMany({ where: { accountId: owner, livemode, dueAt: { gt: dueAt } }, data: { dueAt } })
}

/** When the first account was connected that still has a balance of ours to read; null without any. */
export async function firstConnectedAt(livemode: boolean): Promise<Date | null> {
  const { _min } = await db().connectedAccount.aggregate({ where: { livemode }, _min: { connectedAt: true } })
  return _min.connectedAt
}
