// What pages and the PDF receive of documents: texts, ready to be shown.

import type { DocumentKind } from '@/lib/domain/documents/document'

export type DocumentTextRow = { label: string; detail: string; amount: string }

/** Everything that stands on a document. `language` is of its texts, BCP 47. */
export type DocumentText = {
  id: string
  number: string
  title: string
  language: string
  facts: { label: string; value: string }[]
  parties: { label: string; lines: string[] }[]
  lines: DocumentTextRow[]
  sums: { label: string; amount: string; isTotal: boolean }[]
  notes: string[]
}

/** A document as pages of an order link to it. */
export type DocumentLink = { id: string; partId: string; kind: DocumentKind; number: string }

/** One row of a seller's list. `orderNumber` is the buyer's receipt number. */
export type DocumentLine = DocumentLink & { issuedAt: string; orderNumber: string; currency: string; totalMinor: number }
