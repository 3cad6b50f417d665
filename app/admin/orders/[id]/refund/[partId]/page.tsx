import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { RefundPage } from '@/components/refunds/refund-page'
import { ClientMessages } from '@/components/ui/client-messages'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { requireOperator } from '@/lib/auth/viewer'
import { readRefundable } from '@/lib/refunds/read-refundable'
import { refundPartAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders.refunds.form'))('title') }
}

/** The form in which an operator refunds one seller's part of an order, or something of it. */
export default async function RefundPartPage({ params, searchParams }: PageProps<'/admin/orders/[id]/refund/[partId]'>) {
  await requireOperator()
  const [{ id, partId }, { all }] = await Promise.all([params, searchParams])
  const isAll = all !== undefined
  const found = await readRefundable(partId, null, { kind: isAll ? 'rest' : 'nothing' }, await getLocale())
  if (!found || found.view.orderId !== id) notFound()
  const [orders, t] = await Promise.all([getTranslations('admin.orders'), getTranslations('orders.refunds.form')])
  const trail = [
    { label: orders('title'), href: '/admin/orders' },
    { label: found.view.receiptNumber, href: `/admin/orders/${id}` },
    { label: t('title') },
  ]
  return (
    <ClientMessages of={['orders.refunds', 'common.form']}>
      <RefundPage
        above={<Breadcrumb trail={trail} />}
        sale={found.view}
        why={found.why}
        reader="operator"
        allHref={`/admin/orders/${id}/refund/${partId}?all`}
        isAll={isAll}
        first={{ id: randomUUID(), values: found.values, preview: null, refusal: null }}
        action={refundPartAction.bind(null, id, partId)}
      />
    </ClientMessages>
  )
}
