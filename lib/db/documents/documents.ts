import { db, type Tx, transaction } from '@/lib/db/client'
import type { Document } from '@/lib/db/generated/client'
import { newestFirst, olderThan } from '@/lib/db/keyset'
import { type DocumentKind, SERIES } from '@/lib/domain/documents/document'
import { LegalFacts, Snapshot } from '@/lib/domain/documents/snapshot'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

/** A document as it was issued. */
export type DocumentRow = Omit<Document, 'snapshot'> & { snapshot: Snapshot }

type NewDocument = { sellerId: string; kind: DocumentKind; sellerOrderId: string; cause: string; snapshot: Snapshot }

/**
 * Issues a document under the next number of its series; one that exists for this cause is left as it is. The series is locked until the transaction ends: a
 * number is taken with its document or not at all.
 */
export function insertDocument({ kind, sellerId, cause, ...document }: NewDocument): Promise<void> {
  const series = SERIES[kind]
  return transaction(async (tx) => {
    const number = await lockNext(tx, sellerId, series)
    if (await tx.document.findUnique({ where: { cause }, select: { id: true } })) return
    // Under the other series of a seller who gives their details meanwhile somebody may be issuing it too: whoever is first has issued it.
    const made = await tx.document.createMany({ data: [{ ...document, sellerId, kind, cause, series, number }], skipDuplicates: true })
    if (made.count === 0) return
    await tx.documentSeries.update({ where: { sellerId_series: { sellerId, series } }, data: { next: number + 1 } })
  })
}

async function lockNext(tx: Tx, sellerId: string, series: string): Promise<number> {
  await tx.documentSeries.createMany({ data: [{ sellerId, series }], skipDuplicates: true })
  const [row] = await tx.$queryRaw<{ next: number }[]>`
    SELECT next FROM "DocumentSeries" WHERE "sellerId" = ${sellerId} AND series = ${series} FOR UPDATE`
  return row?.next ?? 1
}

/** The documents of these parts, in the order in which they were issued. */
export async function findDocumentsOf(sellerOrderIds: string[]): Promise<DocumentRow[]> {
  const rows = await db().document.findMany({ where: { sellerOrderId: { in: sellerOrderIds } }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return rows.map(parsed)
}

/** One document; null when there is none. */
export async function findDocument(id: string): Promise<(DocumentRow & { orderId: string }) | null> {
  const row = await db().document.findUnique({ where: { id }, include: { sellerOrder: { select: { orderId: true } } } })
  if (!row) return null
  const { sellerOrder, ...document } = row
  return { ...parsed(document), orderId: sellerOrder.orderId }
}

/** A seller's documents, the newest first. */
export async function findSellersDocuments(sellerId: string, page: { cursor: string | null; limit: number }): Promise<Page<DocumentRow>> {
  const rows = await db().document.findMany({
    where: { sellerId, ...olderThan(placeOf(page.cursor)) },
    orderBy: newestFirst,
    take: page.limit + 1,
  })
  return pageOf(rows.map(parsed), page.limit)
}

/** What a seller says of their business on invoices; null where they have not. */
export async function findLegal(sellerId: string): Promise<LegalFacts | null> {
  const row = await db().sellerLegal.findUnique({ where: { sellerId } })
  return row && LegalFacts.parse({ legalName: row.legalName, taxId: row.taxId, address: row })
}

function parsed({ snapshot, ...row }: Document): DocumentRow {
  return { ...row, snapshot: Snapshot.parse(snapshot) }
}
