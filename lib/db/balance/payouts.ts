import { db, type Tx } from '@/lib/db/client'
import type { Payout } from '@/lib/db/generated/client'
import type { Plain } from '@/lib/db/money-columns'
import type { BalanceOwner, PayoutFacts } from '@/lib/domain/balance/booked'

export type PayoutRow = Plain<Payout>

/** Stores a payout as Stripe has it now. @returns the row */
export function storePayout(owner: BalanceOwner, livemode: boolean, { id, ...facts }: PayoutFacts): Promise<PayoutRow> {
  return db().payout.upsert({ where: { id }, create: { id, accountId: owner, livemode, ...facts }, update: facts })
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
