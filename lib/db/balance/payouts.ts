import { db, type Tx, transaction } from '@/lib/db/client'
import type { Payout } from '@/lib/db/generated/client'
import { jobIdOf } from '@/lib/db/jobs/job-id'
import { send } from '@/lib/db/jobs/jobs'
import type { Plain } from '@/lib/db/money-columns'
import type { BalanceOwner, PayoutFacts } from '@/lib/domain/balance/booked'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

export type PayoutRow = Plain<Payout>
/** The payouts of one account. */
export type PayoutsOf = { accountId: string; livemode: boolean }

/** Stores a payout as Stripe has it now; its seller is told once when it fails. @returns the row */
export function storePayout(owner: BalanceOwner, livemode: boolean, { id, ...facts }: PayoutFacts): Promise<PayoutRow> {
  return transaction(async (tx) => {
    const [before] = await tx.$queryRaw<{ status: string }[]>`SELECT status FROM "Payout" WHERE id = ${id} FOR UPDATE`
    const row = await tx.payout.upsert({ where: { id }, create: { id, accountId: owner, livemode, ...facts }, update: facts })
    if (row.status === 'failed' && before?.status !== 'failed')
      await send(tx, 'send-payout-mail', { payoutId: id }, { id: jobIdOf(`payout-failed:${id}`) })
    return row
  })
}

/** Keeps whether a payout's transactions, all of them stored, add up with its own: 0 closes. */
export async function storeClosing(payoutId: string): Promise<void> {
  const { _sum } = await db().balanceTransaction.aggregate({ where: { payoutId }, _sum: { netMinor: true } })
  await db().payout.update({ where: { id: payoutId }, data: { closesMinor: _sum.netMinor ?? 0 } })
}

/** These payouts, as far as they are some. */
export function findPayoutsById(tx: Tx, ids: string[]): Promise<PayoutRow[]> {
  return tx.payout.findMany({ where: { id: { in: ids } } })
}

/** One payout; null where there is none. @param of whose it must be */
export function findPayout(id: string, of: PayoutsOf): Promise<PayoutRow | null> {
  return db().payout.findFirst({ where: { id, ...of } })
}

/** A payout with the seller whose account it is of now, and since when; null for one of nobody's. */
export async function findPayoutOfSeller(id: string): Promise<{ payout: PayoutRow; sellerId: string; connectedAt: Date } | null> {
  const payout = await db().payout.findUnique({ where: { id } })
  if (!payout) return null
  const { accountId, livemode } = payout
  const account = await db().connectedAccount.findUnique({
    where: { accountId_livemode: { accountId, livemode } },
    select: { connectedAt: true, seller: { select: { id: true } } },
  })
  return account?.seller ? { payout, sellerId: account.seller.id, connectedAt: account.connectedAt } : null
}

const newestFirst = [{ created: 'desc' as const }, { id: 'desc' as const }]

/** Payouts, newest first, a page at a time. */
export async function listPayoutRows(
  of: PayoutsOf,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<Page<PayoutRow & { createdAt: Date }>> {
  const place = placeOf(cursor)
  const older = place ? { created: { lte: place.createdAt }, OR: [{ created: { lt: place.createdAt } }, { id: { lt: place.id } }] } : {}
  const rows = await db().payout.findMany({ where: { ...of, ...older }, orderBy: newestFirst, take: limit + 1 })
  return pageOf(
    rows.map((row) => ({ ...row, createdAt: row.created })),
    limit,
  )
}

/** When the newest payout in a currency was made; null before the first. */
export async function lastPayoutAt(of: PayoutsOf, currency: string): Promise<Date | null> {
  return (await db().payout.findFirst({ where: { ...of, currency }, orderBy: newestFirst, select: { created: true } }))?.created ?? null
}

/** How many of the newest payouts are looked at: an account has one or two currencies. */
const NEWEST = 20

/** Whether a bank has refused the newest payout in some currency. */
export async function isNewestPayoutFailed(of: PayoutsOf): Promise<boolean> {
  const rows = await db().payout.findMany({
    where: of,
    orderBy: newestFirst,
    select: { currency: true, status: true, amountMinor: true },
    take: NEWEST,
  })
  return rows.some(({ currency, status, amountMinor }, at) => {
    const isNewest = rows.findIndex((row) => row.currency === currency) === at
    return isNewest && status === 'failed' && amountMinor > 0
  })
}

/** Payouts that have not arrived yet, the next to arrive first. */
export function comingPayouts(of: PayoutsOf, limit: number): Promise<PayoutRow[]> {
  return db().payout.findMany({
    where: { ...of, status: { in: ['pending', 'in_transit'] } },
    orderBy: [{ arrivalDate: 'asc' }, { id: 'asc' }],
    take: limit,
  })
}

/** When the payout before this one was made in its currency; null for the first. */
export async function payoutBefore({ id, accountId, livemode, currency, created }: PayoutRow): Promise<Date | null> {
  const where = { accountId, livemode, currency, created: { lte: created }, id: { not: id } }
  return (await db().payout.findFirst({ where, orderBy: newestFirst, select: { created: true } }))?.created ?? null
}
