import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { cancelSaleAction, readyAction } from '@/app/sell/orders/actions'
import { DocumentLinks } from '@/components/documents/document-links'
import { Timeline } from '@/components/orders/timeline'
import { DeliveredSection } from '@/components/sell/delivered-section'
import { CancelRequest } from '@/components/sell/fulfilment/cancel-request'
import { FulfilmentSection } from '@/components/sell/fulfilment/fulfilment-section'
import { LaterCharge } from '@/components/sell/later-charge'
import { SaleDelivery } from '@/components/sell/sale-delivery'
import { SaleLines } from '@/components/sell/sale-lines'
import { SaleMoney } from '@/components/sell/sale-money'
import { SaleStatus, useSaleWords } from '@/components/sell/sale-status'
import { Section } from '@/components/ui/data/card'
import { FactList } from '@/components/ui/data/fact-list'
import { Moment } from '@/components/ui/data/moment'
import { useMoney } from '@/components/ui/data/use-money'
import { Alert } from '@/components/ui/feedback/alert'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { LinkButton } from '@/components/ui/form/link-button'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller, type ShopViewer } from '@/lib/auth/viewer'
import { readDelivered } from '@/lib/digital/delivered'
import { documentLinks } from '@/lib/documents/list-documents'
import { NO_TRACKING, type ShipFormState } from '@/lib/domain/fulfilment/ship-form'
import { wasCharged } from '@/lib/domain/order/charged'
import type { DeliveredView } from '@/lib/domain/wire/digital-views'
import type { DocumentLink } from '@/lib/domain/wire/document-views'
import type { FulfilmentView } from '@/lib/domain/wire/fulfilment-views'
import type { LaterChargeView, SalePageView, SaleView } from '@/lib/domain/wire/order-views'
import { readSale } from '@/lib/orders/list-sales'
import { acceptRequestAction, correctTrackingAction, declineRequestAction, deliveredAction, shipItemsAction, undoShipmentAction } from './actions'
import { Disputes } from './disputes/disputes'
import { Messages } from './messages/messages'
import { Refunds } from './refund/refunds'
import { Returns } from './returns/returns'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.sale'))('title') }
}

/** One sale: what, to whom, and what it brings. */
export default async function OrderPage({ params }: PageProps<'/sell/orders/[id]'>) {
  const { sellerId, may } = await requireSeller('orders.read')
  const { id } = await params
  const sale = await readSale(sellerId, id)
  if (!sale) notFound()
  const [documents, delivered] = await Promise.all([documentLinks(wasCharged(sale.status) ? [sale.id] : []), readDelivered(sale.id)])
  return <Sale sellerId={sellerId} may={may} sale={sale} documents={may('money.read') ? documents : []} delivered={delivered} />
}

type May = { may: ShopViewer['may'] }
type Page = May & { sellerId: string; sale: SalePageView; documents: DocumentLink[]; delivered: DeliveredView[] }

function Sale({ sellerId, may, sale, documents, delivered }: Page) {
  const documentWords = useTranslations('documents')
  const t = useTranslations('sell.sale')
  const orders = useTranslations('sell.orders')
  const words = useSaleWords()(sale)
  const isOver = sale.status === 'canceled'
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[{ label: orders('title'), href: '/sell/orders' }, { label: sale.receiptNumber }]} />}
        title={t('heading', { number: sale.receiptNumber })}
        actions={<SaleStatus sale={sale} />}
      />
      {words.length > 0 && <Alert title={words.join(' ')} tone={sale.later?.refused ? 'warn' : undefined} />}
      {sale.cancelation?.status === 'requested' && sale.status === 'captured' && may('orders.refund') && <Request sale={sale} />}
      {may('shop.read') && <Disputes sellerId={sellerId} saleId={sale.id} mayAnswer={may('disputes.answer')} />}
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-8">
          {may('orders.refund') && <Returns sellerId={sellerId} saleId={sale.id} />}
          {sale.fulfilment && may('orders.ship') && <Shipping sale={sale} fulfilment={sale.fulfilment} />}
          <Section title={t('items')}>
            <SaleLines lines={sale.lines} currency={sale.currency} />
          </Section>
          <DeliveredSection delivered={delivered} />
        </div>
        <div className="flex flex-col gap-8">
          <SaleDelivery sale={sale} />
          {may('money.read') && <SaleMoney sale={sale} action={may('orders.refund') && mayRefund(sale) && <RefundLink saleId={sale.id} />} />}
          {may('money.read') && <Refunds sale={sale} />}
        </div>
      </div>
      {sale.later && <LaterCharge later={sale.later} isOver={isOver} action={<Actions may={may} sale={sale} later={sale.later} />} />}
      {documents.length > 0 && (
        <Section title={documentWords('section')}>
          <DocumentLinks documents={documents} />
        </Section>
      )}
      <Messages sellerId={sellerId} saleId={sale.id} mayWrite={may('orders.message')} />
      <Section title={t('timeline')}>
        <Timeline lines={sale.timeline} />
      </Section>
      <Details sale={sale} isOver={isOver} />
    </>
  )
}

/** Whether its seller can give something of it back here. */
function mayRefund({ status, amountMinor, refundedMinor, cancelation, disputed }: SaleView): boolean {
  const isCharged = status === 'captured' || status === 'refund_failed'
  const isLeft = refundedMinor + disputed.takenMinor < amountMinor && !disputed.isBlocking
  return isCharged && isLeft && cancelation?.status !== 'accepted'
}

function RefundLink({ saleId }: { saleId: string }) {
  const t = useTranslations('sell.sale.refund')
  return (
    <LinkButton href={`/sell/orders/${saleId}/refund`} variant="secondary" size="sm">
      {t('deed')}
    </LinkButton>
  )
}

function Request({ sale: { id, ...amount } }: { sale: SaleView }) {
  const money = useMoney()
  const [accept, decline] = [acceptRequestAction.bind(null, id), declineRequestAction.bind(null, id)]
  return <CancelRequest price={money(amount)} isDisputed={amount.disputed.forbidsCancel} accept={accept} decline={decline} />
}

function Shipping({ sale: { id }, fulfilment }: { sale: SaleView; fulfilment: FulfilmentView }) {
  const first: ShipFormState = { id: randomUUID(), values: { ...NO_TRACKING, quantities: {} }, errors: {}, refusal: null }
  const actions = {
    ship: shipItemsAction.bind(null, id),
    correct: (shipmentId: string) => correctTrackingAction.bind(null, id, shipmentId),
    deliver: (shipmentId: string) => deliveredAction.bind(null, id, shipmentId),
    undo: (shipmentId: string) => undoShipmentAction.bind(null, id, shipmentId),
  }
  return <FulfilmentSection fulfilment={fulfilment} first={first} actions={actions} slipHref={`/sell/orders/${id}/slip`} />
}

function Details({ sale, isOver }: { sale: SaleView; isOver: boolean }) {
  const t = useTranslations('sell.sale')
  const payment = sale.paymentIntentId ?? t(isOver ? 'noPayment' : 'paymentNotKnown')
  return (
    <Section title={t('details')} action={<StripeLink sale={sale} />}>
      <FactList
        facts={[
          { label: t('buyer'), value: <bdi>{sale.buyerEmail}</bdi> },
          { label: t('placed'), value: <Moment at={sale.placedAt} /> },
          ...(isOver ? [] : [{ label: t('charged'), value: sale.capturedAt ? <Moment at={sale.capturedAt} /> : t('notYet') }]),
          { label: t('account'), value: <code className="font-mono text-xs">{sale.accountId}</code> },
          { label: t('payment'), value: <code className="font-mono text-xs">{payment}</code> },
        ]}
      />
    </Section>
  )
}

function Actions({ may, sale, later }: May & { sale: SaleView; later: LaterChargeView }) {
  const [mayShip, mayCancel] = [later.mayCharge && may('orders.ship'), later.mayCancel && may('orders.cancel')]
  if (!mayShip && !mayCancel) return null
  return (
    <div className="flex flex-wrap gap-2">
      {mayCancel && <Cancel sale={sale} isHeld={sale.status === 'authorized'} />}
      {mayShip && <Ship sale={sale} />}
    </div>
  )
}

function Cancel({ sale, isHeld }: { sale: SaleView; isHeld: boolean }) {
  const t = useTranslations('sell.sale.cancel')
  return (
    <ConfirmDialog
      action={cancelSaleAction.bind(null, sale.id)}
      deed={t('deed')}
      keep={t('keep')}
      busyText={t('busy')}
      title={t('title', { number: sale.receiptNumber })}
      variant="danger"
      size="sm"
    >
      {t(isHeld ? 'textHeld' : 'text')}
    </ConfirmDialog>
  )
}

function Ship({ sale }: { sale: SaleView }) {
  const t = useTranslations('sell.sale.ship')
  return (
    <ConfirmDialog action={readyAction.bind(null, sale.id)} deed={t('deed')} busyText={t('busy')} title={t('title')} variant="primary" size="sm">
      {t('text')}
    </ConfirmDialog>
  )
}

function StripeLink({ sale: { paymentUrl } }: { sale: SaleView }) {
  const t = useTranslations('sell.sale')
  if (!paymentUrl) return null
  return (
    <LinkButton external href={paymentUrl} variant="secondary" size="sm">
      {t('openInStripe')}
    </LinkButton>
  )
}
