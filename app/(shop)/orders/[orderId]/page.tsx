import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DocumentLinks } from '@/components/documents/document-links'
import { BuyersGoods } from '@/components/orders/buyers-goods'
import { EndLinks } from '@/components/orders/end-links'
import { LaterParts } from '@/components/orders/later-parts'
import { MailRefused } from '@/components/orders/mail-refused'
import { OrderHead } from '@/components/orders/order-head'
import { PaidCancels } from '@/components/orders/paid-cancels'
import { Receipt } from '@/components/orders/receipt'
import { Timeline } from '@/components/orders/timeline'
import { LinkButton } from '@/components/ui/form/link-button'
import { readBuyersGoods } from '@/lib/digital/delivered'
import { documentLinks } from '@/lib/documents/list-documents'
import { wasCharged } from '@/lib/domain/order/charged'
import type { OrderView } from '@/lib/domain/wire/order-views'
import { currentBuyer } from '@/lib/orders/current-buyer'
import { readOrder } from '@/lib/orders/read-order'
import { cancelPaidAction, cancelPartAction, endLinksAction } from './actions'
import { LinkOver } from './link-over'
import { Messages } from './messages/messages'
import { Refunds } from './refunds'
import { Returns } from './return/returns'
import { Reviews } from './review/reviews'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('orders.page')
  return { title: t('title'), robots: { index: false }, referrer: 'same-origin' }
}

/** An order and its receipt: for the browser it was placed in, its signed-in buyer, and whoever holds the address from its mail. */
export default async function OrderPage({ params, searchParams }: PageProps<'/orders/[orderId]'>) {
  const [{ orderId }, { key }, buyer, t] = await Promise.all([params, searchParams, currentBuyer(), getTranslations('orders')])
  const order = await readOrder(orderId, buyer, typeof key === 'string' ? key : undefined)
  if (!order) return <LinkOver orderId={orderId} linkKey={typeof key === 'string' ? key : undefined} />
  const charged = order.parts.filter(({ status }) => wasCharged(status)).map(({ id }) => id)
  const [documents, goods] = await Promise.all([
    documentLinks(charged),
    readBuyersGoods(order.id, charged, typeof key === 'string' ? key : undefined),
  ])
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-8">
      <OrderHead order={order} />
      {order.isMailRefused && <MailRefused email={order.email} />}
      <BuyersGoods goods={goods} consent={order.digitalConsent} />
      <Receipt order={order} />
      <Refunds parts={order.parts} />
      {documents.length > 0 && (
        <section aria-labelledby="documents" className="flex flex-col gap-3">
          <h2 id="documents" className="font-semibold text-lg">
            {t('page.documents')}
          </h2>
          <DocumentLinks documents={documents} shopNames={shopNamesOf(order)} linkKey={typeof key === 'string' ? key : undefined} />
        </section>
      )}
      <LaterParts
        order={order}
        isWhole={order.parts.length === 1}
        cancel={(partId) => cancelPartAction.bind(null, order.id, partId, typeof key === 'string' ? key : null)}
      />
      <PaidCancels parts={order.paidCancels} cancel={(partId) => cancelPaidAction.bind(null, order.id, partId)} />
      <Returns orderId={order.id} buyer={buyer} linkKey={typeof key === 'string' ? key : undefined} />
      <Reviews orderId={order.id} buyer={buyer} linkKey={typeof key === 'string' ? key : undefined} />
      <Messages orderId={order.id} buyer={buyer} linkKey={typeof key === 'string' ? key : undefined} />
      <section aria-labelledby="history" className="flex flex-col gap-3">
        <h2 id="history" className="font-semibold text-lg">
          {t('timeline.title')}
        </h2>
        <Timeline lines={order.timeline} />
      </section>
      {order.mayEndLinks && <EndLinks end={endLinksAction.bind(null, order.id)} />}
      <div className="flex flex-wrap gap-2">
        <LinkButton href="/" variant="secondary">
          {t('page.continue')}
        </LinkButton>
        {buyer.viewer && (
          <LinkButton href="/account/orders" variant="ghost">
            {t('page.all')}
          </LinkButton>
        )}
      </div>
    </div>
  )
}

function shopNamesOf({ parts }: OrderView): Record<string, string> {
  return parts.length > 1 ? Object.fromEntries(parts.map(({ id, seller }) => [id, seller.shopName])) : {}
}
