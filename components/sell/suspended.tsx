import { useTranslations } from 'next-intl'
import { useMoment } from '@/components/ui/data/moment'
import { Alert } from '@/components/ui/feedback/alert'
import type { SellerOverview } from '@/lib/domain/sellers/seller-overview'

/** Says to a seller that an operator has stopped them, with the reason; nothing where they have not. */
export function Suspended({ suspension }: Pick<SellerOverview, 'suspension'>) {
  const t = useTranslations('sell.home.suspension')
  const moment = useMoment()
  if (!suspension) return null
  return (
    <Alert tone="danger" title={t('title', { day: moment(suspension.since, 'day') })}>
      {suspension.reason && (
        <p>
          <span>{t('why')}</span> <bdi>{suspension.reason}</bdi>
        </p>
      )}
      <p>{t('stays')}</p>
    </Alert>
  )
}
