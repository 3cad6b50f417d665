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
import { bdi } from '@/components/ui/bdi'
import { Alert } from '@/components/ui/feedback/alert'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
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
  const account = overview.connection?.status === 'connected' ? overview.connection.accountName : null
  if (asked === 'connected' && account) return <Connected overview={overview} />
  const notice = account ? null : previewNotice(await headers())
  return <Ended code={asked === 'connected' ? 'replayed' : asked} account={account} notice={notice} />
}

function Ended({ code, account, notice }: { code: ConnectCode; account: string | null; notice: PreviewNotice | null }) {
  const t = useTranslations('connect')
  return (
    <>
      <PageHeader title={t(`result.${code}.title`)} lead={t(`result.${code}.text`)} />
      {account && <Alert tone="info" title={t.rich('resultPage.still', { account, bdi })} />}
      <ConnectPreview notice={notice} />
      <div className="flex flex-wrap gap-3">
        <Next code={code} connected={account !== null} />
        <LinkButton href="/sell" variant="secondary">
          {t('next.overview')}
        </LinkButton>
      </div>
    </>
  )
}

function Next({ code, connected }: { code: ConnectCode; connected: boolean }) {
  const t = useTranslations('connect.next')
  const { step, href } = connectNext(code)
  if (href === null) return connected ? null : <ConnectButton verb={t(step)} />
  return href === '/sell' ? null : <LinkButton href={href}>{t(step)}</LinkButton>
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
