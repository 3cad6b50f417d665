import { useTranslations } from 'next-intl'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { FilterNav } from '@/components/ui/layout/filter-nav'
import { PageHeader } from '@/components/ui/layout/page-header'
import type { DisputeView } from '@/lib/domain/wire/dispute-views'
import { DisputeTable } from './dispute-table'

type Props = {
  disputes: DisputeView[]
  isOpen: boolean
  reader: 'seller' | 'operator'
  /** Where this list is. */
  href: string
  /** Where this page of it begins, and the next. */
  cursor: string | null
  nextCursor: string | null
}

/** All disputes of a seller, or of every seller: those that are open first. */
export function DisputesPage({ disputes, isOpen, reader, href, cursor, nextCursor }: Props) {
  const t = useTranslations('disputes')
  const decided = `${href}?show=decided`
  const filters = [
    { href, label: t('open'), isChosen: isOpen },
    { href: decided, label: t('decided'), isChosen: !isOpen },
  ]
  return (
    <>
      <PageHeader title={t('title')} lead={t(reader === 'seller' ? 'leadSeller' : 'leadOperator')} />
      <FilterNav label={t('filterLabel')} filters={filters} />
      {disputes.length > 0 ? (
        <DisputeTable disputes={disputes} isOpen={isOpen} reader={reader} />
      ) : (
        <EmptyState title={t(isOpen ? 'noneOpen' : 'noneDecided')}>{t(isOpen ? 'noneOpenHint' : 'noneDecidedHint')}</EmptyState>
      )}
      <Pagination label={t('title')} startHref={cursor && decided} nextHref={nextCursor && `${decided}&cursor=${encodeURIComponent(nextCursor)}`} />
    </>
  )
}
