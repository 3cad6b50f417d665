import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LineChoice } from '@/components/orders/line-choice'
import { PrintButton } from '@/components/sell/fulfilment/print-button'
import { AddressText } from '@/components/ui/data/address-text'
import { Moment } from '@/components/ui/data/moment'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { requireSeller } from '@/lib/auth/viewer'
import { readPackingSlip } from '@/lib/orders/packing-slip'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.slip'))('title') }
}

/** What is put into the parcel: where it goes and what is in it, without prices. */
export default async function SlipPage({ params }: PageProps<'/sell/orders/[id]/slip'>) {
  const [{ sellerId }, { id }, t, orders] = await Promise.all([
    requireSeller('orders.read'),
    params,
    getTranslations('sell.slip'),
    getTranslations('sell.orders'),
  ])
  const slip = await readPackingSlip(sellerId, id)
  if (!slip) notFound()
  const { sale, shopName } = slip
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-wrap items-center justify-between gap-4 print:hidden">
        <Breadcrumb
          trail={[{ label: orders('title'), href: '/sell/orders' }, { label: sale.receiptNumber, href: `/sell/orders/${id}` }, { label: t('title') }]}
        />
        <PrintButton>{t('print')}</PrintButton>
      </div>
      <header className="flex flex-wrap items-start justify-between gap-6">
        <div>
          <h1 className="display text-3xl">{t('title')}</h1>
          <p>
            <bdi>{shopName}</bdi>
          </p>
        </div>
        <dl className="text-sm sm:text-right">
          <dt className="text-muted">{t('order')}</dt>
          <dd className="font-medium">{sale.receiptNumber}</dd>
          <dt className="text-muted">{t('placed')}</dt>
          <dd className="font-medium">
            <Moment at={sale.placedAt} as="day" />
          </dd>
        </dl>
      </header>
      {sale.shipTo && (
        <section className="flex flex-col gap-1">
          <h2 className="text-muted text-sm">{t('to')}</h2>
          <AddressText shipTo={sale.shipTo} />
        </section>
      )}
      <section className="flex flex-col gap-2">
        <h2 className="text-muted text-sm">{t('items')}</h2>
        <ul className="divide-y divide-line border-line border-y">
          {slip.pieces.map(({ lineId, name, variantTitle, sku, quantity }) => (
            <li key={lineId} className="flex items-baseline gap-4 py-3">
              <span className="w-10 shrink-0 font-semibold tabular-nums">{`${quantity} ×`}</span>
              <span className="wrap-anywhere min-w-0">
                <bdi className="font-medium">{name}</bdi>
                <LineChoice variantTitle={variantTitle} sku={sku} />
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
