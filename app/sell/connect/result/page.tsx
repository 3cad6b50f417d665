import type { Metadata } from 'next'
import { checkAgainAction } from '@/app/sell/settings/actions'
import { CheckWithStripe } from '@/components/sell/check-with-stripe'
import { Checklist } from '@/components/sell/checklist'
import { ConnectButton } from '@/components/sell/connect-button'
import { Alert } from '@/components/ui/feedback/alert'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { connectMessage, type NextStep } from '@/lib/domain/sellers/connect-result'
import type { SellerOverview } from '@/lib/domain/sellers/seller-overview'
import { sellerOverview } from '@/lib/sellers/seller-overview'

export const metadata: Metadata = { title: 'Connecting Stripe' }

/** How a press of "Connect with Stripe" ended, and the way on. Only the shop's real state can say "Connected". */
export default async function ConnectResultPage({ searchParams }: PageProps<'/sell/connect/result'>) {
  const { sellerId } = await requireSeller()
  const { code } = await searchParams
  const message = connectMessage(typeof code === 'string' ? code : undefined)
  const overview = await sellerOverview(sellerId)
  const connected = overview.connection?.status === 'connected'
  if (message.code === 'connected' && connected) return <Connected overview={overview} />
  const shown = message.code === 'connected' ? connectMessage('replayed') : message
  return (
    <>
      <PageHeader title={shown.title} lead={shown.sentence} />
      {connected && <Alert tone="info" title={`Your shop is connected to ${overview.connection?.accountName}, as before.`} />}
      <div className="flex flex-wrap gap-3">
        <Next step={shown.next} connected={connected} />
        <LinkButton href="/sell" variant="secondary">
          Back to your shop
        </LinkButton>
      </div>
    </>
  )
}

function Next({ step, connected }: { step: NextStep; connected: boolean }) {
  if (step.kind === 'connect') return connected ? null : <ConnectButton verb={step.verb} />
  return step.href === '/sell' ? null : <LinkButton href={step.href}>{step.verb}</LinkButton>
}

function Connected({ overview }: { overview: SellerOverview }) {
  const { connection, steps } = overview
  const asked = steps.find((step) => step.id === 'requirements')
  const isOpen = asked && (asked.status !== 'done' || asked.blockers.length > 0)
  return (
    <>
      <PageHeader
        title={`Connected to ${connection?.accountName}`}
        lead={`This is the Stripe account your buyers will pay into: ${connection?.accountId}. If it is not the one you meant, disconnect it in the settings.`}
        actions={<LinkButton href="/sell">Go on</LinkButton>}
      />
      {isOpen && <Alert tone={asked.status === 'done' ? 'info' : 'warn'} title="Stripe still asks for something" />}
      {overview.currencyNotice && <Alert tone="warn">{overview.currencyNotice}</Alert>}
      <Checklist steps={steps.filter((step) => step.id !== 'shop')} />
      <CheckWithStripe action={checkAgainAction} auto={!connection?.isSynced} />
    </>
  )
}
