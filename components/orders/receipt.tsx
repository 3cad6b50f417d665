import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useCardName } from '@/components/checkout/card/card-name'
import { AddressText } from '@/components/ui/data/address-text'
import { AmountLines } from '@/components/ui/data/amount-lines'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { ProductPicture } from '@/components/ui/data/product-picture'
import { Badge } from '@/components/ui/feedback/badge'
import { isolated } from '@/components/ui/isolated'
import { useSay } from '@/components/ui/use-say'
import { wasCharged } from '@/lib/domain/order/charged'
import type { OrderView, SellerPartView } from '@/lib/domain/wire/order-views'
import { sentencesOf } from '@/lib/domain/wire/said'
import { DeliveryLine } from './delivery-line'
import { Fulfilment } from './fulfilment'
import { LineChoice } from './line-choice'
import { orderStanding } from './order-status'
import { partStanding } from './part-status'
import { StandingBadge } from './standing-badge'

/** An order as a receipt: each seller with their lines, what is on the card's statement, and the total. */
export function Receipt({ order }: { order: OrderView }) {
  const t = useTranslations('orders')
  const delivery = useTranslations('common.delivery')
  const cardName = useCardName()
  const { standing, tone } = orderStanding(order)
  const { card, receiptNumber: number } = order
  const paid = order.paidAt !== null
  return (
    <article
      aria-label={paid ? t('receipt.receiptName', { number }) : t('receipt.orderName', { number })}
      className="overflow-hidden rounded-lg border border-line bg-surface"
    >
      <header className="flex flex-wrap items-start justify-between gap-4 px-5 py-5 sm:px-7">
        <div>
          <p className="text-muted text-sm">{paid ? t('receipt.receipt') : t('receipt.order')}</p>
          <p className="display text-xl tabular-nums">{number}</p>
        </div>
        <StandingBadge parts={order.parts} standing={standing} tone={tone} />
      </header>
      <dl className="grid gap-x-6 gap-y-3 border-line border-t px-5 py-5 text-sm sm:grid-cols-[auto_auto_minmax(0,auto)] sm:px-7">
        <Fact label={order.paidAt ? t('receipt.paid') : t('receipt.placed')}>
          <Moment at={order.paidAt ?? order.placedAt} as="receipt" />
        </Fact>
        <Fact label={t('receipt.card')}>{card ? cardName(card) : t('receipt.noCard')}</Fact>
        <Fact label={t('receipt.email')}>
          <bdi>{order.email}</bdi>
        </Fact>
        {order.shipTo && (
          <Fact label={delivery('to')}>
            <AddressText shipTo={order.shipTo} />
          </Fact>
        )}
      </dl>
      {order.parts.map((part) => (
        <Part key={part.id} part={part} isOnly={order.parts.length === 1} />
      ))}
      <Totals parts={order.parts} />
    </article>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted">{label}</dt>
      <dd className="break-words font-medium">{children}</dd>
    </div>
  )
}

function Part({ part, isOnly }: { part: SellerPartView; isOnly: boolean }) {
  const t = useTranslations('orders')
  const say = useSay()
  const { seller, currency, status, sentence } = part
  const { standing, tone } = partStanding(part)
  const paid = wasCharged(status)
  return (
    <section className="border-line border-t border-dashed px-5 py-6 sm:px-7">
      <div className="mb-4 flex items-start justify-between gap-4">
        <h2 className="font-semibold">
          <Link href={`/sellers/${seller.slug}`} className="underline decoration-line-strong underline-offset-4 hover:decoration-ink">
            <bdi>{seller.shopName}</bdi>
          </Link>
        </h2>
        {!isOnly && <Badge tone={tone}>{t(`part.${standing}`)}</Badge>}
      </div>
      <ul className="flex flex-col gap-4">
        {part.lines.map((line) => (
          <li key={line.id} className="flex items-center gap-4">
            <ProductPicture url={line.pictureUrl} alt="" className="size-14 shrink-0 rounded-md" />
            <div className="min-w-0 flex-1">
              <Link href={`/products/${line.productSlug}`} className="display text-lg underline-offset-4 hover:underline">
                <bdi>{line.name}</bdi>
              </Link>
              <LineChoice variantTitle={line.variantTitle} />
              <p className="text-muted text-sm">
                <span>{`${line.quantity} ×`}</span> <Price amountMinor={line.unitPriceMinor} currency={currency} />
              </p>
              {line.isMadeToOrder && <p className="text-muted text-sm">{t('receipt.madeToOrder')}</p>}
            </div>
            <Price amountMinor={line.unitPriceMinor * line.quantity} currency={currency} className="text-sm" />
          </li>
        ))}
      </ul>
      {part.fulfilment && paid && <Fulfilment fulfilment={part.fulfilment} isRefunded={status === 'refunded'} />}
      <div className="mt-5 flex flex-col gap-1 border-line border-t pt-4">
        <AmountLines amount={part.amount} currency={currency} isDelivered={part.delivery !== null} />
        {part.delivery && <DeliveryLine delivery={part.delivery} />}
        {part.refundedMinor > 0 && <Amount label={t('receipt.refunded')} amountMinor={-part.refundedMinor} currency={currency} />}
        <p className="flex items-baseline justify-between gap-4">
          <span className="font-semibold">
            {isOnly && !paid ? t('receipt.total') : t.rich(`amount.${standing}`, { shop: seller.shopName, ...isolated })}
          </span>
          <Price amountMinor={part.amountMinor} currency={currency} className="display text-xl" />
        </p>
        <p className="text-muted text-sm">
          {t.rich(paid ? 'receipt.statement' : 'receipt.statementWould', {
            line: part.statementLine,
            name: (line) => <bdi className="font-medium text-ink">{line}</bdi>,
          })}
        </p>
        {sentence.length > 0 && !isOnly && <p className="text-muted text-sm">{sentencesOf(say, sentence)}</p>}
      </div>
    </section>
  )
}

/** What was paid in all, a total a currency; one seller's part says it already. */
function Totals({ parts }: { parts: SellerPartView[] }) {
  const t = useTranslations('orders.receipt')
  const totals = new Map<string, number>()
  for (const { status, currency, amountMinor, refundedMinor } of parts) {
    if (status === 'captured' || status === 'refund_failed') totals.set(currency, (totals.get(currency) ?? 0) + amountMinor - refundedMinor)
  }
  if (parts.length === 1 || totals.size === 0) return null
  return (
    <dl className="flex flex-col gap-1 border-line border-t bg-sunken/50 px-5 py-5 sm:px-7">
      {[...totals].map(([currency, amountMinor]) => (
        <div key={currency} className="flex items-baseline justify-between gap-4">
          <dt className="font-semibold">{totals.size > 1 ? t('paidIn', { currency: currency.toUpperCase() }) : t('paidTotal')}</dt>
          <dd>
            <Price amountMinor={amountMinor} currency={currency} className="display text-xl" />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Amount({ label, amountMinor, currency }: { label: string; amountMinor: number; currency: string }) {
  return (
    <p className="flex items-baseline justify-between gap-4 text-sm">
      <span className="text-muted">{label}</span>
      <Price amountMinor={amountMinor} currency={currency} />
    </p>
  )
}
