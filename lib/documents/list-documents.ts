import { type DocumentRow, findDocumentsOf, findSellersDocuments } from '@/lib/db/documents/documents'
import { causesOf, documentNumber } from '@/lib/domain/documents/document'
import type { DocumentLine, DocumentLink } from '@/lib/domain/wire/document-views'
import { issueDocuments } from './issue-documents'

const PAGE = 50

/** A seller's documents, the newest first, a page at a time. */
export async function listDocuments(sellerId: string, cursor: string | null): Promise<{ documents: DocumentLine[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await findSellersDocuments(sellerId, { cursor, limit: PAGE })
  return { documents: rows.map(lineOf), nextCursor }
}

/**
 * The documents of these parts, as pages link to them. One that is still to be issued, since the capture was a moment ago or came before there were documents,
 * is issued now.
 * @param partIds of captured parts
 */
export async function documentLinks(partIds: string[]): Promise<DocumentLink[]> {
  const issued = await findDocumentsOf(partIds)
  const missing = partIds.filter((id) => !issued.some(({ cause }) => cause === causesOf.sale(id)))
  if (missing.length === 0) return issued.map(linkOf)
  for (const id of missing) await issueDocuments(id)
  return (await findDocumentsOf(partIds)).map(linkOf)
}

function linkOf({ id, sellerOrderId, kind, series, number }: DocumentRow): DocumentLink {
  return { id, partId: sellerOrderId, kind, number: documentNumber({ series, number }) }
}

function lineOf(row: DocumentRow): DocumentLine {
  const { orderNumber, currency, totalMinor } = row.snapshot
  return { ...linkOf(row), issuedAt: row.createdAt.toISOString(), orderNumber, currency, totalMinor }
}
