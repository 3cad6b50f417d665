import { useTranslations } from 'next-intl'
import { type ActionAnswer, ActionButton } from '@/components/admin/action-button'
import { Section } from '@/components/ui/data/card'
import { useMoment } from '@/components/ui/data/moment'
import type { StopAnswer, StopLine } from '@/lib/domain/wire/stop-views'
import { ReasonForm } from './reason-form'

type Props = {
  /** What is stopped: a seller is suspended, a product is hidden. */
  of: 'seller' | 'product'
  stops: StopLine[]
  /** Whether there is still something to stop. */
  canStop: boolean
  stop: (before: StopAnswer | null, form: FormData) => Promise<StopAnswer>
  lift: (before: ActionAnswer) => Promise<ActionAnswer>
}

/** Stops a seller or a product of theirs, or lifts it, and lists the times before. */
export function StopSection({ of, stops, canStop, stop, lift }: Props) {
  const t = useTranslations(`admin.${of}`)
  const moment = useMoment()
  const open = stops.find(({ liftedAt }) => liftedAt === null)
  const earlier = stops.filter(({ liftedAt }) => liftedAt !== null)
  const words = { reason: t('stop.reason'), hint: t('stop.reasonHint'), submit: t('stop.submit'), busy: t('stop.busy') }
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
        canStop && (
          <Section title={t('stop.title')} hint={t('stop.hint')}>
            <ReasonForm action={stop} words={words} />
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

function Reason({ of: { reason } }: { of: StopLine }) {
  const t = useTranslations('admin.stop')
  return <p className="wrap-anywhere text-sm">{reason ? <bdi>{reason}</bdi> : t('noReason')}</p>
}
