import { branded } from '@/lib/db/branded'
import { db, type Tx } from '@/lib/db/client'
import { send } from '@/lib/db/jobs/jobs'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import type { TaxRequest } from '@/lib/domain/tax/tax-request'
import type { ReversedLine } from '@/lib/domain/tax/tax-reversal'

/** What is to be recorded at Stripe of a part's tax. */
export type TaxRecordRow = {
  calculationId: string
  request: TaxRequest
  totalMinor: number
  transactionId: string | null
  recordedAt: Date | null
  lineIds: string[]
  sellerOrder: { orderId: string; accountId: ConnectedAccountId; capturedAt: Date | null }
}

/** The record of a part; null where Stripe did not work out its tax. */
export async function findTaxRecord(sellerOrderId: string): Promise<TaxRecordRow | null> {
  const row = await db().taxRecord.findUnique({
    where: { sellerOrderId },
    include: { sellerOrder: { select: { orderId: true, accountId: true, capturedAt: true } } },
  })
  // It was written from this type, in the transaction that placed the order.
  return branded(row) as TaxRecordRow | null
}

/** Notes that the tax of a part stands at Stripe. @param transactionId null where Stripe does not tell which it is */
export async function markTaxRecorded(sellerOrderId: string, transactionId: string | null): Promise<void> {
  await db().taxRecord.update({ where: { sellerOrderId }, data: { transactionId, recordedAt: new Date() } })
}

/** What is taken back of a record; `lines` null for all of it. */
export type ReversalRow = { number: number; lines: ReversedLine[] | null; reversedAt: Date | null }

/** What of a part's tax was taken back, or is to be. */
export async function findReversals(tx: Tx, sellerOrderId: string): Promise<ReversalRow[]> {
  const rows = await tx.taxReversal.findMany({ where: { sellerOrderId }, orderBy: { number: 'asc' } })
  // They were written by `addReversal`.
  return rows as ReversalRow[]
}

/** Writes what is to be taken back, before Stripe is asked. */
export async function addReversal(tx: Tx, sellerOrderId: string, number: number, lines: ReversedLine[] | null): Promise<ReversalRow> {
  await tx.taxReversal.create({ data: { sellerOrderId, number, ...(lines && { lines }) } })
  return { number, lines, reversedAt: null }
}

/** Notes that it is taken back at Stripe. @param transactionId null where Stripe does not tell which it is */
export async function markTaxReversed(sellerOrderId: string, number: number, transactionId: string | null): Promise<void> {
  await db().taxReversal.update({ where: { sellerOrderId_number: { sellerOrderId, number } }, data: { transactionId, reversedAt: new Date() } })
}

/** Sends for the tax of a part to be taken back as far as it is refunded, where Stripe worked it out. */
export async function sendTaxReversal(tx: Tx, sellerOrderId: string): Promise<void> {
  if ((await tx.taxRecord.count({ where: { sellerOrderId } })) > 0) await send(tx, 'record-tax', { sellerOrderId })
}
