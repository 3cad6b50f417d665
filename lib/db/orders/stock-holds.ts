import { db, type Tx } from '@/lib/db/client'
import { HOLDERS, type Holder, type UnpaidHold } from '@/lib/domain/order/unpaid-holds'

/** Who an order comes from; `network` is null where nobody could tell. */
export type HeldBy = { browserHash: string; mailbox: string; network: string | null }

const DAY = 86_400_000

type HoldRow = UnpaidHold & { variantId: string; holders: Holder[] }

/** What was taken of these variants out of limited stock within the last day by the same browser, mailbox or network, as the transaction sees it. */
export async function findHolds(tx: Tx, by: HeldBy, variantIds: string[]): Promise<HoldRow[]> {
  const { browserHash, mailbox, network } = by
  const OR = [{ browserHash }, { mailbox }, ...(network === null ? [] : [{ network }])]
  const rows = await tx.stockHold.findMany({
    where: { OR, variantId: { in: variantIds }, createdAt: { gt: new Date(Date.now() - DAY) } },
    select: { variantId: true, pieces: true, browserHash: true, mailbox: true, network: true, order: { select: { status: true } } },
  })
  return rows.map(({ variantId, pieces, order, ...row }) => ({ variantId, pieces, status: order.status, holders: holdersOf(row, by) }))
}

function holdersOf(row: HeldBy, by: HeldBy): Holder[] {
  const isSame = {
    browser: row.browserHash === by.browserHash,
    mailbox: row.mailbox === by.mailbox,
    network: by.network !== null && row.network === by.network,
  }
  return HOLDERS.filter((holder) => isSame[holder])
}

/** Deletes notes that are no longer looked at. @returns how many */
export async function deleteOldHolds(now = new Date()): Promise<number> {
  const { count } = await db().stockHold.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - DAY) } } })
  return count
}
