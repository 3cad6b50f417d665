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
export function insertDocument({ kind, sellerId, sellerOrderId, cause, snapshot }: NewDocument): Promise<void> {
  const series = SERIES[kind]
  return transaction(async (tx) => {
    await lockSeries(tx, sellerId, series)
    // Under the other series of a seller who gives their details meanwhile somebody may be issuing it too: whoever is first has issued it.
    await tx.$executeRaw`
      with made as (
        insert into "Document" (id, "sellerId", kind, series, number, "sellerOrderId", cause, snapshot, "createdAt")
        select gen_random_uuid()::text, ${sellerId}, ${kind}::"DocumentKind", ${series}, next, ${sellerOrderId}, ${cause}, ${JSON.stringify(snapshot)}::jsonb,
          now() at time zone 'utc'
        from "DocumentSeries" where "sellerId" = ${sellerId} and series = ${series} and not exists (select from "Document" where cause = ${cause})
        on conflict do nothing returning id
      )
      update "DocumentSeries" set next = next + 1 where "sellerId" = ${sellerId} and series = ${series} and exists (select from made)`
  })
}

/** Begins a series with 1, or leaves it as it is; nobody else takes a number of it before this transaction ends. */
async function lockSeries(tx: Tx, sellerId: string, series: string): Promise<void> {
  await tx.$executeRaw`
    insert into "DocumentSeries" as it ("sellerId", series) values (${sellerId}, ${series})
    on conflict ("sellerId", series) do update set next = it.next`
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
