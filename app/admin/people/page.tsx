import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PersonData, PersonSearchBox } from '@/components/admin/person-data'
import { ClientMessages } from '@/components/ui/client-messages'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { findPersonData } from '@/lib/operations/person-data'
import { erasePersonAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.people'))('title') }
}

/** What is kept of a person: to hand it out to them, or to erase it. */
export default async function PeoplePage({ searchParams }: PageProps<'/admin/people'>) {
  await requireOperator()
  const [{ email }, t] = await Promise.all([searchParams, getTranslations('admin.people')])
  const typed = typeof email === 'string' ? email.trim() : ''
  const found = typed ? await findPersonData(typed) : null
  const isKnown = found && (found.isPerson || found.orders > 0 || found.customers > 0)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <PersonSearchBox key={typed} typed={typed} />
      {isKnown && (
        <ClientMessages of={['common.form']}>
          <PersonData found={found} erase={erasePersonAction.bind(null, found.email)} />
        </ClientMessages>
      )}
      {typed && !isKnown && <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
    </>
  )
}
