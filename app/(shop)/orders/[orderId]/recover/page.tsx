import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { stripeSource } from '@/app/(shop)/checkout/stripe-source'
import { RecoverForm } from '@/components/checkout/recover-form'
import { recoverPage } from '@/lib/checkout/recover-page'
import { env } from '@/lib/env'
import { currentBuyer } from '@/lib/orders/current-buyer'

export const metadata: Metadata = { title: 'Pay your order', robots: { index: false }, referrer: 'same-origin' }

/** Where a charge that was refused without its buyer is put right: for the browser that ordered, its signed-in buyer, and whoever holds the mail. */
export default async function RecoverPage({ params, searchParams }: PageProps<'/orders/[orderId]/recover'>) {
  const [{ orderId }, { key }, buyer] = await Promise.all([params, searchParams, currentBuyer()])
  const page = await recoverPage(orderId, buyer, typeof key === 'string' ? key : undefined)
  if (!page) notFound()
  if (page.state === 'redirect') redirect(page.url as Route)
  const { view } = page
  return (
    <div className="flex flex-col gap-8">
      <header className="flex flex-col gap-2">
        <h1 className="display text-3xl">{view.isConfirmation ? 'Confirm the payment of your order' : 'Pay your order'}</h1>
        <p className="max-w-2xl text-muted">
          Order {view.receiptNumber}. {view.sentences.join(' ')}
        </p>
      </header>
      <RecoverForm view={view} source={stripeSource(env())} />
    </div>
  )
}
