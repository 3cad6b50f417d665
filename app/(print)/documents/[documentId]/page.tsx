import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DocumentSheet } from '@/components/documents/document-sheet'
import { PrintButton } from '@/components/documents/print-button'
import { ClientMessages } from '@/components/ui/client-messages'
import { LinkButton } from '@/components/ui/form/link-button'
import { readDocument } from '@/lib/documents/read-document'
import { currentReader } from './reader'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documents'))('list.document'), robots: { index: false }, referrer: 'same-origin' }
}

/** A receipt, an invoice or a credit note, to print or to keep: for its buyer, its seller and operators. */
export default async function DocumentPage({ params, searchParams }: PageProps<'/documents/[documentId]'>) {
  const [{ documentId }, query, reader, t] = await Promise.all([params, searchParams, currentReader(), getTranslations('documents')])
  const key = typeof query.key === 'string' ? query.key : undefined
  const document = await readDocument(documentId, reader, key)
  if (!document) notFound()
  return (
    <>
      <div className="flex flex-wrap gap-2 print:hidden">
        <LinkButton external href={`/documents/${document.id}/pdf${key ? `?key=${encodeURIComponent(key)}` : ''}`}>
          {t('download')}
        </LinkButton>
        <ClientMessages of={['documents']}>
          <PrintButton />
        </ClientMessages>
      </div>
      {query.print === 'here' && <p role="status">{t('noPdf')}</p>}
      <DocumentSheet document={document} />
    </>
  )
}
