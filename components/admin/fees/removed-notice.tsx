import { useTranslations } from 'next-intl'
import { useMoment } from '@/components/ui/data/moment'
import { Alert } from '@/components/ui/feedback/alert'

/** Says that a fee was removed. @param done of the address: "removed", or the day on which it will be */
export function RemovedNotice({ done }: { done: string | string[] | undefined }) {
  const t = useTranslations('admin.fees')
  const moment = useMoment()
  if (done === 'removed') return <Alert tone="good" title={t('removed')} />
  if (typeof done !== 'string' || !/^20\d\d-[01]\d-[0-3]\d$/.test(done)) return null
  return <Alert tone="good" title={t('removedFrom', { day: moment(done, 'agreedDay') })} />
}
