import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { stripeSource } from '@/app/(shop)/checkout/stripe-source'
import { LinkOver } from '@/app/(shop)/orders/[orderId]/link-over'
import { RecoverForm } from '@/components/checkout/recover-form'
import { ClientMessages } from '@/components/ui/client-messages'
import { recoverPage } from '@/lib/checkout/recover-page'
import { sentencesOf } from '@/lib/domain/wire/said'
import { env } from '@/lib/env'
import { sayInAction } from '@/lib/i18n/in-action'
import { currentBuyer } from '@/lib/orders/current-buyer'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('checkout.recover')
  return { title: t('title'), robots: { index: false }, referrer: 'same-origin' }
}

/** Where a charge that was refused without its buyer is put right: for the browser that ordered, its signed-in buyer, and whoever holds the mail. */
export default async function RecoverPage({ params, searchParams }: PageProps<'/orders/[orderId]/recover'>) {
  const [{ orderId }, { key }, buyer] = await Promise.all([params, searchParams, currentBuyer()])
  const page = await recoverPage(orderId, buyer, typeof key === 'string' ? key : undefined)
  if (!page) return <LinkOver orderId={orderId} linkKey={typeof key === 'string' ? key : undefined} />
  if (page.state === 'redirect') redirect(page.url as Route)
  const { view } = page
  const [t, say] = await Promise.all([getTranslations('checkout.recover'), sayInAction()])
  return (
    <div className="flex flex-col gap-8">
      <header className="flex flex-col gap-2">
        <h1 className="display text-3xl">{view.isConfirmation ? t('confirmTitle') : t('title')}</h1>
        <p className="max-w-2xl text-muted">
          <span>{t('lead', { number: view.receiptNumber })}</span> <span>{sentencesOf(say, view.sentence)}</span>
        </p>
      </header>
      <ClientMessages of={['checkout', 'common.amount', 'common.card', 'common.delivery', 'errors']}>
        <RecoverForm view={view} source={stripeSource(env())} />
      </ClientMessages>
    </div>
  )
}
