import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { Money } from '@/lib/domain/money/money'

/** A warning about which something can still be done, and nothing was decided. */
const OPEN = { isActionable: true, dismissedAt: null }

/** What is written of an early fraud warning, unless what stands there was read later. @returns whether it is new */
export async function writeWarning(tx: Tx, row: Prisma.FraudWarningUncheckedCreateInput): Promise<boolean> {
  const { id, readAt, isActionable } = row
  const { count } = await tx.fraudWarning.updateMany({ where: { id, readAt: { lte: readAt } }, data: { isActionable, readAt } })
  if (count > 0) return false
  return (await tx.fraudWarning.createMany({ data: row, skipDuplicates: true })).count > 0
}

/** An open warning of a sale; null where there is none. */
export function findOpenWarning(sellerId: string, sellerOrderId: string): Promise<{ id: string; createdAt: Date } | null> {
  const where = { ...OPEN, sellerOrderId, sellerOrder: { sellerId } }
  return db().fraudWarning.findFirst({ where, select: { id: true, createdAt: true }, orderBy: { createdAt: 'desc' } })
}

/** Whose sale a warning is about; null while we have none such. */
export async function findWarned(id: string): Promise<{ sellerId: string; sellerOrderId: string } | null> {
  const row = await db().fraudWarning.findUnique({ where: { id }, select: { sellerOrderId: true, sellerOrder: { select: { sellerId: true } } } })
  return row && { sellerId: row.sellerOrder.sellerId, sellerOrderId: row.sellerOrderId }
}

/** Notes that its seller does nothing about the warnings of a sale. */
export async function dismissWarnings(sellerId: string, sellerOrderId: string, now: Date): Promise<void> {
  await db().fraudWarning.updateMany({ where: { sellerOrderId, sellerOrder: { sellerId }, dismissedAt: null }, data: { dismissedAt: now } })
}

/** Up to which amount the shop refunds what a bank suspects; null where its seller decides each time. */
export async function findWarningPolicy(sellerId: string): Promise<Money | null> {
  const row = await db().warningPolicy.findUnique({ where: { sellerId } })
  return row && { amountMinor: row.refundToMinor, currency: row.currency }
}

/** Sets it; null takes it away. */
export async function writeWarningPolicy(tx: Tx, sellerId: string, upTo: Money | null): Promise<void> {
  if (!upTo) return void (await tx.warningPolicy.deleteMany({ where: { sellerId } }))
  const columns = { currency: upTo.currency, refundToMinor: upTo.amountMinor }
  await tx.warningPolicy.upsert({ where: { sellerId }, create: { sellerId, ...columns }, update: columns })
}
