import { useTranslations } from 'next-intl'
import { RequirementList } from '@/components/sellers/requirement-list'
import { FactList } from '@/components/ui/data/fact-list'
import { Moment } from '@/components/ui/data/moment'
import { Alert } from '@/components/ui/feedback/alert'
import { Badge } from '@/components/ui/feedback/badge'
import { LinkButton } from '@/components/ui/form/link-button'
import type { ConnectionView, SellerOverview } from '@/lib/domain/sellers/seller-overview'
import { AccountNotices } from './account-notices'
import { type CheckAnswer, CheckWithStripe } from './check-with-stripe'
import { ConnectStart } from './connect-start'
import { DisconnectDialog } from './disconnect-dialog'
import { StepReason } from './step-reason'

/** The seller's Stripe account: what it is, what Stripe asks for, and the ways to check, leave and come back. */
export function ConnectionCard({
  overview,
  check,
  disconnect,
}: {
  overview: SellerOverview
  check: () => Promise<CheckAnswer>
  /** Null for who may neither connect nor disconnect. */
  disconnect: (() => Promise<string | null>) | null
}) {
  const t = useTranslations('connect')
  const { connection } = overview
  if (!connection) {
    return (
      <div className="flex flex-col items-start gap-4">
        <p className="text-muted">{t('card.none')}</p>
        {disconnect && <ConnectStart ways={overview.ways} verb={t(overview.ways.open ? 'next.choose' : 'next.connect')} />}
      </div>
    )
  }
  const connected = connection.status === 'connected'
  return (
    <div className="flex flex-col gap-5">
      <Facts connection={connection} />
      <Asked overview={overview} />
      {connection.isHalfDisconnected && <Alert tone="warn">{t('card.interrupted')}</Alert>}
      {connected && <CheckWithStripe action={check} />}
      <div className="flex flex-wrap items-center gap-3 border-line border-t pt-5">
        {connected ? (
          <>
            <LinkButton href={connection.dashboardUrl} external target="_blank" rel="noopener noreferrer" variant="secondary">
              {t('card.open')}
            </LinkButton>
            {disconnect && <DisconnectDialog action={disconnect} accountName={connection.accountName} isManaged={connection.isManaged} />}
          </>
        ) : (
          disconnect && <ConnectStart ways={overview.ways} verb={t(overview.ways.open ? 'next.choose' : 'card.reconnect')} />
        )}
        {disconnect && connection.isHalfDisconnected && (
          <DisconnectDialog action={disconnect} accountName={connection.accountName} isManaged={connection.isManaged} />
        )}
      </div>
    </div>
  )
}

function Asked({ overview }: { overview: SellerOverview }) {
  const step = overview.steps.find(({ id }) => id === (overview.connection?.status === 'connected' ? 'requirements' : 'connection'))
  if (!step) return null
  return (
    <>
      <Alert tone={step.status === 'done' ? 'good' : 'warn'} title={<StepReason step={step} />}>
        <RequirementList requirements={step.blockers} />
      </Alert>
      <AccountNotices overview={overview} />
    </>
  )
}

function Facts({ connection }: { connection: ConnectionView }) {
  const t = useTranslations('connect.card')
  const connected = connection.status === 'connected'
  const place = [connection.country, connection.currency?.toUpperCase()].filter(Boolean).join(', ')
  const switchOf = (isOn: boolean) => {
    if (!connection.isSynced) return <Badge>{t('notKnown')}</Badge>
    return isOn ? <Badge tone="good">{t('on')}</Badge> : <Badge tone="warn">{t('off')}</Badge>
  }
  const facts = [
    { label: t('business'), value: <bdi>{connection.accountName}</bdi> },
    { label: t('account'), value: <code className="font-mono text-xs">{connection.accountId}</code> },
    ...(connection.isManaged ? [{ label: t('origin'), value: t('openedHere') }] : []),
    { label: t('connection'), value: connected ? <Badge tone="good">{t('connected')}</Badge> : <Badge tone="warn">{t('disconnected')}</Badge> },
    ...(connected
      ? [
          { label: t('payments'), value: switchOf(connection.chargesEnabled) },
          { label: t('payouts'), value: switchOf(connection.payoutsEnabled) },
        ]
      : []),
    { label: t('place'), value: place || t('notKnown') },
    { label: t('statement'), value: <bdi>{connection.statementDescriptor ?? t('statementDefault')}</bdi> },
    { label: t('checked'), value: connection.syncedAt ? <Moment at={connection.syncedAt} /> : t('never') },
  ]
  return <FactList facts={facts} />
}
