import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cardName } from '@/components/checkout/card/card-name'
import { LaterParts } from '@/components/orders/later-parts'
import { OrderHead } from '@/components/orders/order-head'
import { Receipt } from '@/components/orders/receipt'
import { Timeline } from '@/components/orders/timeline'
import { LinkButton } from '@/components/ui/form/link-button'
import { currentBuyer } from '@/lib/orders/current-buyer'
import { readOrder } from '@/lib/orders/read-order'
import { cancelPartAction } from './actions'

export const metadata: Metadata = { title: 'Your order', robots: { index: false }, referrer: 'same-origin' }

/** An order and its receipt: for the browser it was placed in, its signed-in buyer, and whoever holds the address from its mail. */
export default async function OrderPage({ params, searchParams }: PageProps<'/orders/[orderId]'>) {
  const [{ orderId }, { key }, buyer] = await Promise.all([params, searchParams, currentBuyer()])
  const order = await readOrder(orderId, buyer, typeof key === 'string' ? key : undefined)
  if (!order) notFound()
  const t = await getTranslations('orders.timeline')
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-8">
      <OrderHead order={order} />
      <Receipt order={order} card={order.card && cardName(order.card)} />
      <LaterParts parts={order.later} cancel={(partId) => cancelPartAction.bind(null, order.id, partId, typeof key === 'string' ? key : null)} />
      <section aria-labelledby="history" className="flex flex-col gap-3">
        <h2 id="history" className="font-semibold text-lg">
          {t('title')}
        </h2>
        <Timeline lines={order.timeline} />
      </section>
      <div className="flex flex-wrap gap-2">
        <LinkButton href="/" variant="secondary">
          Go on shopping
        </LinkButton>
        {buyer.viewer && (
          <LinkButton href="/account/orders" variant="ghost">
            All your orders
          </LinkButton>
        )}
      </div>
    </div>
  )
}
