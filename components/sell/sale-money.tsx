import { Section } from '@/components/ui/data/card'
import { FactList } from '@/components/ui/data/fact-list'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { wasCharged } from '@/lib/domain/order/charged'
import type { SaleView } from '@/lib/domain/wire/views'

/** What the buyer paid, what went off, and what is left for the seller once Stripe has settled it. */
export function SaleMoney({ sale }: { sale: SaleView }) {
  const { settlement, currency, amountMinor, applicationFeeMinor, refundedMinor } = sale
  const facts = [
    { label: paidLabel(sale), value: <Price amountMinor={amountMinor} currency={currency} /> },
    ...(refundedMinor > 0 ? [{ label: 'Refunded to the buyer', value: <Less amountMinor={refundedMinor} currency={currency} /> }] : []),
    ...(settlement ? settled(sale, settlement) : []),
    // Of what is canceled nothing goes off.
    ...(settlement || sale.status === 'canceled'
      ? []
      : [{ label: 'Marketplace fee', value: <Less amountMinor={applicationFeeMinor} currency={currency} /> }]),
  ]
  return (
    <Section title="Money" hint={hintFor(sale)}>
      <FactList facts={facts} />
    </Section>
  )
}

function settled(sale: SaleView, settlement: NonNullable<SaleView['settlement']>) {
  const { currency, grossMinor, stripeFeeMinor, applicationFeeMinor, availableOn } = settlement
  const converted = currency !== sale.currency
  return [
    ...(converted
      ? [{ label: `Converted to ${currency.toUpperCase()} by Stripe`, value: <Price amountMinor={grossMinor} currency={currency} /> }]
      : []),
    { label: 'Marketplace fee', value: <Less amountMinor={applicationFeeMinor} currency={currency} /> },
    { label: 'Stripe’s fee', value: <Less amountMinor={stripeFeeMinor} currency={currency} /> },
    ...netFacts(sale, settlement),
    { label: 'Available in your Stripe balance', value: <Moment at={availableOn} as="day" /> },
  ]
}

/** What the payment brought, what Stripe booked for refunds, and what is left of it. Before the refunds are booked no net stands here: it would be wrong soon. */
function netFacts({ refundedMinor }: SaleView, { currency, netMinor, refunds }: NonNullable<SaleView['settlement']>) {
  const money = (amountMinor: number, className?: string) => <Price amountMinor={amountMinor} currency={currency} className={className} />
  if (!refunds) return [{ label: refundedMinor > 0 ? 'Net before refunds' : 'Net', value: money(netMinor, 'text-base') }]
  return [
    { label: 'Net before refunds', value: money(netMinor) },
    { label: 'Refunds, as booked by Stripe', value: money(refunds.netMinor) },
    ...(refunds.returnedFeeMinor > 0 ? [{ label: 'Marketplace fee returned', value: money(refunds.returnedFeeMinor) }] : []),
    { label: 'Net after refunds', value: money(refunds.leftMinor, 'text-base') },
  ]
}

function hintFor({ status, settlement, refundedMinor }: SaleView): string | undefined {
  if (settlement) return refundedMinor > 0 && !settlement.refunds ? 'Stripe has not booked the refund yet.' : undefined
  if (status === 'canceled') return undefined
  if (!wasCharged(status)) return 'Stripe’s fee and your net appear once the payment is captured.'
  return 'Stripe’s fee and your net appear once Stripe has settled the payment: usually within minutes, at times up to an hour later.'
}

function paidLabel({ status }: SaleView): string {
  if (status === 'canceled') return 'Was to be paid by the buyer'
  return wasCharged(status) ? 'Paid by the buyer' : 'To be paid by the buyer'
}

function Less({ amountMinor, currency }: { amountMinor: number; currency: string }) {
  return (
    <span className="whitespace-nowrap">
      {amountMinor > 0 && '−'}
      <Price amountMinor={amountMinor} currency={currency} />
    </span>
  )
}
