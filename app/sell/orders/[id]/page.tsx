import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cancelSaleAction, shipAction } from '@/app/sell/orders/actions'
import { Timeline } from '@/components/orders/timeline'
import { LaterCharge } from '@/components/sell/later-charge'
import { SaleLines } from '@/components/sell/sale-lines'
import { SaleMoney } from '@/components/sell/sale-money'
import { SaleStatus, saleSentence } from '@/components/sell/sale-status'
import { Section } from '@/components/ui/data/card'
import { FactList } from '@/components/ui/data/fact-list'
import { Moment } from '@/components/ui/data/moment'
import { Alert } from '@/components/ui/feedback/alert'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { LinkButton } from '@/components/ui/form/link-button'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import type { LaterChargeView, SaleView } from '@/lib/domain/wire/views'
import { readSale } from '@/lib/orders/list-sales'

export const metadata: Metadata = { title: 'Order' }

/** One sale: what, to whom, and what it brings. */
export default async function OrderPage({ params }: PageProps<'/sell/orders/[id]'>) {
  const { sellerId } = await requireSeller()
  const { id } = await params
  const sale = await readSale(sellerId, id)
  if (!sale) notFound()
  const t = await getTranslations('sell.sale')
  const sentence = saleSentence(sale)
  const isOver = sale.status === 'canceled'
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[{ label: 'Orders', href: '/sell/orders' }, { label: sale.receiptNumber }]} />}
        title={`Order ${sale.receiptNumber}`}
        actions={<SaleStatus sale={sale} />}
      />
      {sentence && <Alert title={sentence} tone={sale.later?.refused ? 'warn' : undefined} />}
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Section title="Items">
          <SaleLines lines={sale.lines} currency={sale.currency} />
        </Section>
        <SaleMoney sale={sale} />
      </div>
      {sale.later && <LaterCharge later={sale.later} isOver={isOver} action={<Actions sale={sale} later={sale.later} />} />}
      <Section title={t('timeline')}>
        <Timeline lines={sale.timeline} />
      </Section>
      <Section title="Details" action={<StripeLink sale={sale} />}>
        <FactList
          facts={[
            { label: 'Buyer', value: sale.buyerEmail },
            { label: 'Placed', value: <Moment at={sale.placedAt} /> },
            ...(isOver ? [] : [{ label: 'Charged', value: sale.capturedAt ? <Moment at={sale.capturedAt} /> : 'Not yet' }]),
            { label: 'Stripe account', value: <code className="font-mono text-xs">{sale.accountId}</code> },
            {
              label: 'Payment at Stripe',
              value: <code className="font-mono text-xs">{sale.paymentIntentId ?? (isOver ? 'None' : 'Not known yet')}</code>,
            },
          ]}
        />
      </Section>
    </>
  )
}

function Actions({ sale, later }: { sale: SaleView; later: LaterChargeView }) {
  if (!later.mayShip && !later.mayCancel) return null
  return (
    <div className="flex flex-wrap gap-2">
      {later.mayCancel && <Cancel sale={sale} isHeld={sale.status === 'authorized'} />}
      {later.mayShip && <Ship sale={sale} />}
    </div>
  )
}

function Cancel({ sale, isHeld }: { sale: SaleView; isHeld: boolean }) {
  return (
    <ConfirmDialog
      action={cancelSaleAction.bind(null, sale.id)}
      deed="Cancel this order"
      keep="Keep it"
      busyText="Canceling…"
      title={`Cancel order ${sale.receiptNumber}?`}
      variant="danger"
      size="sm"
    >
      The buyer is not charged, now or later{isHeld && ', and what is held on their card is released'}. We tell them by mail, and the pieces go back
      into your stock. This cannot be undone.
    </ConfirmDialog>
  )
}

function Ship({ sale }: { sale: SaleView }) {
  return (
    <ConfirmDialog
      action={shipAction.bind(null, sale.id)}
      deed="Mark as shipped"
      busyText="Charging…"
      title="Is it on its way?"
      variant="primary"
      size="sm"
    >
      The buyer is charged at once. Press this only when the parcel has left you.
    </ConfirmDialog>
  )
}

function StripeLink({ sale: { paymentUrl } }: { sale: SaleView }) {
  if (!paymentUrl) return null
  return (
    <LinkButton external href={paymentUrl} variant="secondary" size="sm">
      Open in Stripe
    </LinkButton>
  )
}
