import { brand } from '@/brand'
import { FactList } from '@/components/ui/data/fact-list'
import { Alert } from '@/components/ui/feedback/alert'
import { Badge } from '@/components/ui/feedback/badge'
import { LinkButton } from '@/components/ui/form/link-button'
import type { ConnectionView, SellerOverview } from '@/lib/domain/sellers/seller-overview'
import { type CheckAnswer, CheckWithStripe } from './check-with-stripe'
import { ConnectButton } from './connect-button'
import { DisconnectDialog } from './disconnect-dialog'

/** The seller's Stripe account: what it is, what Stripe asks for, and the ways to check, leave and come back. */
export function ConnectionCard({
  overview,
  check,
  disconnect,
}: {
  overview: SellerOverview
  check: () => Promise<CheckAnswer>
  disconnect: () => Promise<string | null>
}) {
  const { connection } = overview
  if (!connection) {
    return (
      <div className="flex flex-col items-start gap-4">
        <p className="text-muted">No account is connected. You can choose one you have, or create one on Stripe’s page.</p>
        <ConnectButton />
      </div>
    )
  }
  const connected = connection.status === 'connected'
  return (
    <div className="flex flex-col gap-5">
      <FactList facts={factsOf(connection)} />
      <Asked overview={overview} />
      {connection.isHalfDisconnected && (
        <Alert tone="warn">
          Disconnecting was interrupted, so Stripe may still list {brand.name} among your connected platforms. Disconnect once more to finish.
        </Alert>
      )}
      {connected && <CheckWithStripe action={check} />}
      <div className="flex flex-wrap items-center gap-3 border-line border-t pt-5">
        {connected ? (
          <>
            <LinkButton href={connection.dashboardUrl} external target="_blank" rel="noopener noreferrer" variant="secondary">
              Open in Stripe
            </LinkButton>
            <DisconnectDialog action={disconnect} accountName={connection.accountName} />
          </>
        ) : (
          <ConnectButton verb="Reconnect with Stripe" />
        )}
        {connection.isHalfDisconnected && <DisconnectDialog action={disconnect} accountName={connection.accountName} />}
      </div>
    </div>
  )
}

function Asked({ overview }: { overview: SellerOverview }) {
  const step = overview.steps.find(({ id }) => id === (overview.connection?.status === 'connected' ? 'requirements' : 'connection'))
  if (!step) return null
  return (
    <>
      <Alert tone={step.status === 'done' ? 'good' : 'warn'} title={step.reason}>
        {step.blockers.length > 0 && (
          <ul className="list-disc pl-5">
            {step.blockers.map((blocker) => (
              <li key={blocker}>{blocker}</li>
            ))}
          </ul>
        )}
      </Alert>
      {overview.currencyNotice && <Alert tone="warn">{overview.currencyNotice}</Alert>}
    </>
  )
}

function factsOf(connection: ConnectionView) {
  const connected = connection.status === 'connected'
  return [
    { label: 'Business', value: connection.accountName },
    { label: 'Account', value: <code className="font-mono text-xs">{connection.accountId}</code> },
    { label: 'Connection', value: connected ? <Badge tone="good">Connected</Badge> : <Badge tone="warn">Disconnected</Badge> },
    ...(connected
      ? [
          { label: 'Payments', value: switchOf(connection.isSynced, connection.chargesEnabled) },
          { label: 'Payouts', value: switchOf(connection.isSynced, connection.payoutsEnabled) },
        ]
      : []),
    { label: 'Country and currency', value: [connection.country, connection.currency?.toUpperCase()].filter(Boolean).join(', ') || 'Not known yet' },
    { label: 'On card statements', value: connection.statementDescriptor ?? 'Your shop’s name' },
    { label: 'Last checked with Stripe', value: connection.syncedAt ? `${connection.syncedAt.slice(0, 16).replace('T', ' ')} UTC` : 'Not yet' },
  ]
}

function switchOf(isKnown: boolean, isOn: boolean) {
  if (!isKnown) return <Badge>Not known yet</Badge>
  return isOn ? <Badge tone="good">On</Badge> : <Badge tone="warn">Off</Badge>
}
