import { branded } from '@/lib/db/branded'
import { db, type Tx } from '@/lib/db/client'
import { send } from '@/lib/db/jobs/jobs'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import type { TaxRequest } from '@/lib/domain/tax/tax-request'

/** What is to be recorded at Stripe of a part's tax. */
export type TaxRecordRow = {
  calculationId: string
  request: TaxRequest
  totalMinor: number
  transactionId: string | null
  recordedAt: Date | null
  reversedAt: Date | null
  sellerOrder: { orderId: string; accountId: ConnectedAccountId; capturedAt: Date | null; amountMinor: number; refundedMinor: number }
}

/** The record of a part; null where Stripe did not work out its tax. */
export async function findTaxRecord(sellerOrderId: string): Promise<TaxRecordRow | null> {
  const row = await db().taxRecord.findUnique({
    where: { sellerOrderId },
    include: { sellerOrder: { select: { orderId: true, accountId: true, capturedAt: true, amountMinor: true, refundedMinor: true } } },
  })
  // It was written from this type, in the transaction that placed the order.
  return branded(row) as TaxRecordRow | null
}

/** Notes that the tax of a part stands at Stripe. @param transactionId null where Stripe does not tell which it is */
export async function markTaxRecorded(sellerOrderId: string, transactionId: string | null): Promise<void> {
  await db().taxRecord.update({ where: { sellerOrderId }, data: { transactionId, recordedAt: new Date() } })
}

/** Notes that the tax of a part was taken back at Stripe. @param reversalId null where Stripe does not tell which it is */
export async function markTaxReversed(sellerOrderId: string, reversalId: string | null): Promise<void> {
  await db().taxRecord.update({ where: { sellerOrderId }, data: { reversalId, reversedAt: new Date() } })
}

/** Sends for the tax of a part to be taken back, where Stripe worked it out and it was not yet. */
export async function sendTaxReversal(tx: Tx, sellerOrderId: string): Promise<void> {
  if ((await tx.taxRecord.count({ where: { sellerOrderId, reversedAt: null } })) > 0) await send(tx, 'record-tax', { sellerOrderId })
}
