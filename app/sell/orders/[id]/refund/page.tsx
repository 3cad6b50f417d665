import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { RefundPage } from '@/components/refunds/refund-page'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { requireSeller } from '@/lib/auth/viewer'
import { readRefundable } from '@/lib/refunds/read-refundable'
import { refundSaleAction } from './actions'
import { startOf } from './start-of'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders.refunds.form'))('title') }
}

/** The form in which a seller refunds a sale, or something of it. `?all` begins with all that is left, `?return` with what came back; `&reason=fraudulent` where a bank suspects it. */
export default async function RefundSalePage({ params, searchParams }: PageProps<'/sell/orders/[id]/refund'>) {
  const [{ sellerId }, { id }, query] = await Promise.all([requireSeller('orders.refund'), params, searchParams])
  const start = startOf(query)
  const found = await readRefundable(id, sellerId, start, await getLocale())
  if (!found) notFound()
  const [orders, t] = await Promise.all([getTranslations('sell.orders'), getTranslations('orders.refunds.form')])
  const trail = [
    { label: orders('title'), href: '/sell/orders' },
    { label: found.view.receiptNumber, href: `/sell/orders/${id}` },
    { label: t('title') },
  ]
  return (
    <RefundPage
      above={<Breadcrumb trail={trail} />}
      sale={found.view}
      why={found.why}
      reader="seller"
      allHref={`/sell/orders/${id}/refund?all`}
      isAll={start.kind === 'rest'}
      first={{
        id: randomUUID(),
        values: { ...found.values, reason: query.reason === 'fraudulent' ? 'fraudulent' : found.values.reason },
        preview: null,
        refusal: null,
      }}
      action={refundSaleAction.bind(null, id, start.kind === 'return' ? start.returnId : null)}
    />
  )
}
