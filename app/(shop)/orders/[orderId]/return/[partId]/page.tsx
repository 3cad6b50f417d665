import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { LinkOver } from '@/app/(shop)/orders/[orderId]/link-over'
import { ReturnForm } from '@/components/orders/returns/return-form'
import { ClientMessages } from '@/components/ui/client-messages'
import { useMoment } from '@/components/ui/data/moment'
import { isolated } from '@/components/ui/isolated'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { NO_RETURN } from '@/lib/domain/returns/return-form'
import type { ReturnPageView } from '@/lib/domain/wire/return-views'
import { currentBuyer } from '@/lib/orders/current-buyer'
import { orderPathWithKey } from '@/lib/orders/order-urls'
import { readReturnPage } from '@/lib/returns/read-returns'
import { requestReturnAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('orders.returns.form')
  return { title: t('title'), robots: { index: false }, referrer: 'same-origin' }
}

/** Where a buyer returns something of one seller: for the browser that ordered, its signed-in buyer, and whoever holds the mail. */
export default async function ReturnPage({ params, searchParams }: PageProps<'/orders/[orderId]/return/[partId]'>) {
  const [{ orderId, partId }, sent, buyer] = await Promise.all([params, searchParams, currentBuyer()])
  const key = typeof sent.key === 'string' ? sent.key : undefined
  const page = await readReturnPage(orderId, partId, buyer, key)
  if (!page) return <LinkOver orderId={orderId} linkKey={key} />
  const { pieces, kind } = page
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-8">
      <Head page={page} orderHref={orderPathWithKey(orderId, key)} />
      <ClientMessages of={['orders.returns', 'errors']}>
        <ReturnForm
          action={requestReturnAction.bind(null, orderId, partId, key ?? null)}
          first={{ id: randomUUID(), values: NO_RETURN, refusal: null }}
          pieces={pieces}
          isRight={kind === 'withdrawal'}
        />
      </ClientMessages>
    </div>
  )
}

function Head({ page: { receiptNumber: number, shopName: shop, kind, until, postage }, orderHref }: { page: ReturnPageView; orderHref: string }) {
  const t = useTranslations('orders.returns.form')
  const moment = useMoment()
  return (
    <header className="flex flex-col gap-2">
      <Breadcrumb trail={[{ label: t('order', { number }), href: orderHref }, { label: t('title') }]} />
      <h1 className="display text-3xl">{t('title')}</h1>
      <p className="text-muted">{t.rich(`lead.${kind}`, { shop, day: moment(until, 'day'), ...isolated })}</p>
      <p className="text-muted">{t(`postage.${postage}`)}</p>
    </header>
  )
}
