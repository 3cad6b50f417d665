import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { checkAgainAction } from '@/app/sell/settings/actions'
import { AccountNotices } from '@/components/sell/account-notices'
import { CheckWithStripe } from '@/components/sell/check-with-stripe'
import { Checklist } from '@/components/sell/checklist'
import { ConnectButton } from '@/components/sell/connect-button'
import { ConnectPreview } from '@/components/sell/connect-preview'
import { ConnectStart } from '@/components/sell/connect-start'
import { bdi } from '@/components/ui/bdi'
import { Alert } from '@/components/ui/feedback/alert'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import type { AccountWays } from '@/lib/domain/sellers/account-offer'
import { type ConnectCode, connectCode, connectNext } from '@/lib/domain/sellers/connect-result'
import type { PreviewNotice } from '@/lib/domain/sellers/preview-notice'
import type { SellerOverview } from '@/lib/domain/sellers/seller-overview'
import { previewNotice } from '@/lib/sellers/connect/connect-route'
import { sellerOverview } from '@/lib/sellers/seller-overview'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('connect.resultPage'))('title') }
}

/** How a press of "Connect with Stripe" ended, and the way on. Only the shop's real state can say "Connected". */
export default async function ConnectResultPage({ searchParams }: PageProps<'/sell/connect/result'>) {
  const { sellerId } = await requireSeller('connect')
  const { code } = await searchParams
  const asked = connectCode(code)
  const overview = await sellerOverview(sellerId)
  const connected = asked === 'connected' || asked === 'opened'
  const account = overview.connection?.status === 'connected' ? overview.connection.accountName : null
  if (connected && account) return <Connected overview={overview} />
  const notice = account || !overview.ways.connect ? null : previewNotice(await headers())
  return <Ended code={connected ? 'replayed' : asked} account={account} ways={overview.ways} notice={notice} />
}

/** What these say is of the account in use itself. */
const OF_OPENED: ConnectCode[] = ['unfinished', 'unread', 'link_unknown', 'link_refused']

function Ended({ code, account, ways, notice }: { code: ConnectCode; account: string | null; ways: AccountWays; notice: PreviewNotice | null }) {
  const t = useTranslations('connect')
  return (
    <>
      <PageHeader title={t(`result.${code}.title`)} lead={t(`result.${code}.text`)} />
      {account && !OF_OPENED.includes(code) && <Alert tone="info" title={t.rich('resultPage.still', { account, bdi })} />}
      <ConnectPreview notice={notice} />
      <div className="flex flex-wrap gap-3">
        <Next code={code} connected={account !== null} ways={ways} />
        <LinkButton href="/sell" variant="secondary">
          {t('next.overview')}
        </LinkButton>
      </div>
    </>
  )
}

function Next({ code, connected, ways }: { code: ConnectCode; connected: boolean; ways: AccountWays }) {
  const t = useTranslations('connect.next')
  const { step, way } = connectNext(code)
  if (way.kind === 'connect') return connected ? null : <ConnectStart ways={ways} verb={t(step)} />
  if (way.kind === 'onboarding') return connected ? <ConnectButton verb={t(step)} to="/api/connect/onboarding" /> : null
  return way.href === '/sell' ? null : <LinkButton href={way.href}>{t(step)}</LinkButton>
}

function Connected({ overview }: { overview: SellerOverview }) {
  const t = useTranslations('connect.resultPage')
  const { connection, steps } = overview
  const asked = steps.find((step) => step.id === 'requirements')
  const isOpen = asked && (asked.status !== 'done' || asked.blockers.length > 0)
  return (
    <>
      <PageHeader
        title={t.rich('connectedTo', { account: connection?.accountName ?? '', bdi })}
        lead={t('lead', { id: connection?.accountId ?? '' })}
        actions={<LinkButton href="/sell">{t('continue')}</LinkButton>}
      />
      {isOpen && <Alert tone={asked.status === 'done' ? 'info' : 'warn'} title={t('asks')} />}
      <AccountNotices overview={overview} />
      <Checklist steps={steps.filter((step) => step.id !== 'shop')} />
      <CheckWithStripe action={checkAgainAction} auto={!connection?.isSynced} />
    </>
  )
}
