import { findDocumentsOf } from '@/lib/db/documents/documents'
import { documentPdf } from './document-pdf'
import { documentText } from './document-text'

/** The receipt or invoice of a part as a PDF, for its bank; null where there is none, or our fonts lack its letters. */
export async function receiptPdf(sellerOrderId: string): Promise<{ name: string; pdf: Buffer } | null> {
  const document = (await findDocumentsOf([sellerOrderId])).find(({ kind }) => kind === 'receipt' || kind === 'invoice')
  if (!document) return null
  const text = documentText(document)
  const pdf = await documentPdf(text)
  return pdf && { name: `${text.number}.pdf`, pdf }
}
