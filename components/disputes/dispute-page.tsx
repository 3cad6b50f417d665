import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useMoment } from '@/components/ui/data/moment'
import { Alert } from '@/components/ui/feedback/alert'
import { Badge } from '@/components/ui/feedback/badge'
import { LinkButton } from '@/components/ui/form/link-button'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import type { DisputePageView } from '@/lib/domain/wire/dispute-views'
import { DisputeFacts } from './dispute-facts'
import { useDisputeWords } from './dispute-words'

/** One dispute. @param listHref the list it is in @param orderHref its order @param children what its seller can do */
export function DisputePage({
  dispute,
  listHref,
  orderHref,
  children,
}: {
  dispute: DisputePageView
  listHref: string
  orderHref: string
  children?: ReactNode
}) {
  const t = useTranslations('disputes')
  const day = useMoment()
  const { status, tone, about } = useDisputeWords()(dispute)
  const { receiptNumber, isInquiry, left, dueBy } = dispute
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[{ label: t('title'), href: listHref }, { label: receiptNumber }]} />}
        title={t(isInquiry ? 'headingInquiry' : 'heading', { number: receiptNumber })}
        lead={about}
        actions={
          <>
            <Badge tone={tone}>{status}</Badge>
            <LinkButton href={orderHref} variant="secondary" size="sm">
              {t('facts.openOrder')}
            </LinkButton>
          </>
        }
      />
      {left?.unit === 'over' && dueBy && <Alert tone="warn">{t('late', { day: day(dueBy) })}</Alert>}
      <DisputeFacts dispute={dispute} />
      {children}
    </>
  )
}
