import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { stripeSource } from '@/app/(shop)/checkout/stripe-source'
import { LinkOver } from '@/app/(shop)/orders/[orderId]/link-over'
import { cardExpiry, useCardName } from '@/components/checkout/card/card-name'
import { ChangeCardForm } from '@/components/checkout/recover-form'
import { ClientMessages } from '@/components/ui/client-messages'
import { Alert } from '@/components/ui/feedback/alert'
import { changeCardPage } from '@/lib/cards/change-card-page'
import type { ChangeCardView } from '@/lib/domain/wire/checkout-views'
import { env } from '@/lib/env'
import { currentBuyer } from '@/lib/orders/current-buyer'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('checkout.changeCard')
  return { title: t('title'), robots: { index: false }, referrer: 'same-origin' }
}

/** Where another card is given for what an order is charged later: for the browser that ordered, its signed-in buyer, and whoever holds the mail. */
export default async function ChangeCardPage({ params, searchParams }: PageProps<'/orders/[orderId]/card'>) {
  const [{ orderId }, { key }, buyer] = await Promise.all([params, searchParams, currentBuyer()])
  const page = await changeCardPage(orderId, buyer, typeof key === 'string' ? key : undefined)
  if (!page) return <LinkOver orderId={orderId} linkKey={typeof key === 'string' ? key : undefined} />
  if (page.state === 'redirect') redirect(page.url as Route)
  return (
    <div className="flex flex-col gap-8">
      <Head view={page.view} />
      <ClientMessages of={['checkout', 'common.amount', 'common.card', 'common.delivery', 'errors']}>
        <ChangeCardForm view={page.view} source={stripeSource(env())} />
      </ClientMessages>
    </div>
  )
}

function Head({ view: { receiptNumber: number, card, isExpiring } }: { view: ChangeCardView }) {
  const t = useTranslations('checkout.changeCard')
  const cardName = useCardName()
  return (
    <header className="flex flex-col gap-2">
      <h1 className="display text-3xl">{t('title')}</h1>
      <p className="max-w-2xl text-muted">{t('lead', { number, card: cardName(card), expiry: cardExpiry(card) })}</p>
      {isExpiring && (
        <div className="max-w-2xl">
          <Alert tone="warn">{t('expired')}</Alert>
        </div>
      )}
    </header>
  )
}
