import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/data/card'
import { FactList } from '@/components/ui/data/fact-list'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { LinkButton } from '@/components/ui/form/link-button'
import type { DisputePageView } from '@/lib/domain/wire/dispute-views'
import { DisputeDue } from './dispute-due'
import { useDisputeWords } from './dispute-words'

/** What a dispute is about, and what Stripe booked for it. */
export function DisputeFacts({ dispute }: { dispute: DisputePageView }) {
  const t = useTranslations('disputes')
  const { reason } = useDisputeWords()(dispute)
  const { amountMinor, currency, openedAt, closedAt, waitsForAnswer, networkReasonCode, stripeDisputeId, stripeUrl } = dispute
  const openStripe = (
    <LinkButton external href={stripeUrl} variant="secondary" size="sm">
      {t('facts.openStripe')}
    </LinkButton>
  )
  return (
    <div className="grid items-start gap-8 lg:grid-cols-2">
      <Section title={t('facts.title')} action={openStripe}>
        <FactList
          facts={[
            { label: t('reasonLabel'), value: reason },
            { label: t('facts.disputed'), value: <Price amountMinor={amountMinor} currency={currency} /> },
            ...(waitsForAnswer ? [{ label: t('due'), value: <DisputeDue dispute={dispute} /> }] : []),
            { label: t('opened'), value: <Moment at={openedAt} /> },
            ...(closedAt ? [{ label: t('ended'), value: <Moment at={closedAt} /> }] : []),
            ...(networkReasonCode ? [{ label: t('facts.networkCode'), value: networkReasonCode }] : []),
            { label: t('facts.disputeId'), value: <code className="wrap-anywhere font-mono text-xs">{stripeDisputeId}</code> },
          ]}
        />
      </Section>
      <Booked dispute={dispute} />
    </div>
  )
}

function Booked({ dispute: { booked } }: { dispute: DisputePageView }) {
  const t = useTranslations('disputes.facts')
  if (!booked)
    return (
      <Section title={t('money')}>
        <p className="text-muted text-sm">{t('notBooked')}</p>
      </Section>
    )
  const { currency, withdrawnMinor, reinstatedMinor, feeMinor } = booked
  const money = (amount: number) => <Price amountMinor={amount} currency={currency} />
  return (
    <Section title={t('money')}>
      <FactList
        facts={[
          { label: t('withdrawn'), value: money(-withdrawnMinor) },
          ...(reinstatedMinor > 0 ? [{ label: t('reinstated'), value: money(reinstatedMinor) }] : []),
          { label: t('fee'), value: money(-feeMinor) },
          { label: t('net'), value: money(reinstatedMinor - withdrawnMinor - feeMinor) },
        ]}
      />
    </Section>
  )
}
