import { useTranslations } from 'next-intl'
import { type ActionAnswer, ActionButton } from '@/components/admin/action-button'
import { Section } from '@/components/ui/data/card'
import { useMoment } from '@/components/ui/data/moment'
import type { SellerPageView, SuspendOutcome, SuspensionLine } from '@/lib/domain/wire/admin-views'
import { SuspendForm } from './suspend-form'

type Props = {
  view: SellerPageView
  suspend: (before: SuspendOutcome | null, form: FormData) => Promise<SuspendOutcome>
  lift: (before: ActionAnswer) => Promise<ActionAnswer>
}

/** Suspends a seller or lifts it, and lists the suspensions before. */
export function SuspensionSection({ view: { seller, suspensions }, suspend, lift }: Props) {
  const t = useTranslations('admin.seller')
  const moment = useMoment()
  const open = suspensions.find(({ liftedAt }) => liftedAt === null)
  const earlier = suspensions.filter(({ liftedAt }) => liftedAt !== null)
  return (
    <>
      {open ? (
        <Section title={t('lift.title', { day: moment(open.from, 'day') })}>
          <div className="flex flex-col gap-4">
            <Reason of={open} />
            <ActionButton action={lift} busyText={t('lift.busy')}>
              {t('lift.submit')}
            </ActionButton>
          </div>
        </Section>
      ) : (
        !seller.closedAt && (
          <Section title={t('suspend.title')} hint={t('suspend.hint')}>
            <SuspendForm action={suspend} />
          </Section>
        )
      )}
      {earlier.length > 0 && (
        <Section title={t('history.title')}>
          <ul className="flex flex-col gap-3">
            {earlier.map((each) => (
              <li key={each.id} className="text-sm">
                <p className="text-muted">{t('history.times', { from: moment(each.from), to: moment(each.liftedAt ?? each.from) })}</p>
                <Reason of={each} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Reason({ of: { reason } }: { of: SuspensionLine }) {
  const t = useTranslations('admin.seller')
  return <p className="wrap-anywhere text-sm">{reason ? <bdi>{reason}</bdi> : t('lift.noReason')}</p>
}
