import { z } from 'zod'
import { type DocumentRow, findDocument } from '@/lib/db/documents/documents'
import { findOrder } from '@/lib/db/orders/orders'
import type { DocumentText } from '@/lib/domain/wire/document-views'
import { type Buyer, mayOpen } from '@/lib/orders/access'
import { documentPdf } from './document-pdf'
import { documentText } from './document-text'

/** Who asks for a document: a person, the shop they have, whether they operate the marketplace. */
export type DocumentReader = { buyer: Buyer; sellerId: string | null; isOperator: boolean }

/**
 * A document for its buyer, its seller or an operator.
 * @param key from a link in a mail about its order
 * @returns null when there is no such document or it is not theirs, which look alike on purpose
 */
export async function readDocument(id: string, reader: DocumentReader, key?: string): Promise<DocumentText | null> {
  const document = await findReadable(id, reader, key)
  return document && documentText(document)
}

/** The same as a PDF; `no_letters` where it holds writing that our fonts lack. */
export async function readDocumentPdf(
  id: string,
  reader: DocumentReader,
  key?: string,
): Promise<{ kind: 'pdf'; pdf: Buffer; number: string } | { kind: 'no_letters' } | { kind: 'not_found' }> {
  const document = await findReadable(id, reader, key)
  if (!document) return { kind: 'not_found' }
  const text = documentText(document)
  const pdf = await documentPdf(text)
  return pdf ? { kind: 'pdf', pdf, number: text.number } : { kind: 'no_letters' }
}

async function findReadable(id: string, { buyer, sellerId, isOperator }: DocumentReader, key?: string): Promise<DocumentRow | null> {
  if (!z.uuid().safeParse(id).success) return null
  const document = await findDocument(id)
  if (!document) return null
  if (isOperator || document.sellerId === sellerId) return document
  const order = await findOrder(document.orderId)
  return order && mayOpen(order, buyer, key, 'read') ? document : null
}
