import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DocumentList } from '@/components/documents/document-list'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { listDocuments } from '@/lib/documents/list-documents'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documents.list'))('title') }
}

/** What was issued to a seller's buyers, newest first. */
export default async function DocumentsPage({ searchParams }: PageProps<'/sell/documents'>) {
  const { sellerId } = await requireSeller('money.read')
  const { cursor } = await searchParams
  const from = typeof cursor === 'string' ? cursor : null
  const [{ documents, nextCursor }, t] = await Promise.all([listDocuments(sellerId, from), getTranslations('documents.list')])
  const details = (
    <LinkButton href="/sell/settings#invoices" variant="secondary">
      {t('details')}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={documents.length > 0 && details} />
      {documents.length > 0 ? (
        <DocumentList documents={documents} />
      ) : (
        <EmptyState title={t(from ? 'emptyMore' : 'empty')} action={details}>
          {t('emptyText')}
        </EmptyState>
      )}
      <Pagination
        label={t('title')}
        startHref={from && '/sell/documents'}
        nextHref={nextCursor && `/sell/documents?cursor=${encodeURIComponent(nextCursor)}`}
      />
    </>
  )
}
