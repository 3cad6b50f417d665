import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { AmountLines } from '@/components/ui/data/amount-lines'
import { Section } from '@/components/ui/data/card'
import { FactList } from '@/components/ui/data/fact-list'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { wasCharged } from '@/lib/domain/order/charged'
import type { SalePageView, SaleView } from '@/lib/domain/wire/order-views'

/** What the buyer paid, what went off, and what is left for the seller once Stripe has settled it. */
export function SaleMoney({ sale, action }: { sale: SalePageView; action?: ReactNode }) {
  const t = useTranslations('sell.sale.money')
  const { settlement, currency, amountMinor, applicationFeeMinor, refundedMinor } = sale
  const settled = useSettled()
  const facts = [
    { label: t(paidLabel(sale)), value: <Price amountMinor={amountMinor} currency={currency} /> },
    ...(refundedMinor > 0 ? [{ label: t('refunded'), value: <Less amountMinor={refundedMinor} currency={currency} /> }] : []),
    ...(settlement ? settled(sale, settlement) : []),
    // Of what is canceled nothing goes off.
    ...(settlement || sale.status === 'canceled' ? [] : [{ label: t('fee'), value: <Less amountMinor={applicationFeeMinor} currency={currency} /> }]),
  ]
  const hint = hintFor(sale)
  return (
    <Section title={t('title')} hint={hint && t(hint)} action={action}>
      <div className="flex flex-col gap-2">
        <AmountLines amount={sale.amount} currency={currency} isDelivered={sale.delivery !== null} bearer={({ bornBy }) => t(`bornBy.${bornBy}`)} />
        <FactList facts={facts} />
      </div>
    </Section>
  )
}

type Settlement = NonNullable<SaleView['settlement']>

function useSettled() {
  const t = useTranslations('sell.sale.money')
  const netFacts = useNetFacts()
  const convertedLabel = useConvertedLabel()
  return (sale: SalePageView, settlement: Settlement) => {
    const { currency, grossMinor, stripeFeeMinor, applicationFeeMinor, availableOn } = settlement
    const converted = currency !== sale.currency
    return [
      ...(converted ? [{ label: convertedLabel(currency, sale.exchangeRate), value: <Price amountMinor={grossMinor} currency={currency} /> }] : []),
      { label: t('fee'), value: <Less amountMinor={applicationFeeMinor} currency={currency} /> },
      { label: t('stripeFee'), value: <Less amountMinor={stripeFeeMinor} currency={currency} /> },
      ...netFacts(sale, settlement),
      { label: t('available'), value: <Moment at={availableOn} as="day" /> },
    ]
  }
}

function useConvertedLabel() {
  const t = useTranslations('sell.sale.money')
  const format = useFormatter()
  return (settled: string, rate: number | null) => {
    const currency = settled.toUpperCase()
    return rate === null
      ? t('converted', { currency })
      : t('convertedAtRate', { currency, rate: format.number(rate, { maximumSignificantDigits: 6 }) })
  }
}

/** What the payment brought, what Stripe booked for refunds and disputes, and what is left of it. Before the refunds are booked no net stands here: it would be wrong soon. */
function useNetFacts() {
  const t = useTranslations('sell.sale.money')
  return ({ refundedMinor }: SaleView, { currency, netMinor, refunds, disputes }: Settlement) => {
    const money = (amountMinor: number, className?: string) => <Price amountMinor={amountMinor} currency={currency} className={className} />
    if (!disputes ? !refunds : !refunds && refundedMinor > 0)
      return [{ label: t(refundedMinor > 0 ? 'netBefore' : 'net'), value: money(netMinor, 'text-base') }]
    const leftMinor = (refunds?.leftMinor ?? netMinor) + (disputes ? disputes.movedMinor - disputes.feeMinor + disputes.returnedFeeMinor : 0)
    return [
      { label: t(disputes ? 'netOfPayment' : 'netBefore'), value: money(netMinor) },
      ...(refunds ? [{ label: t('refundsBooked'), value: money(refunds.netMinor) }] : []),
      ...(refunds && refunds.returnedFeeMinor > 0 ? [{ label: t('feeReturned'), value: money(refunds.returnedFeeMinor) }] : []),
      ...(disputes && disputes.movedMinor !== 0 ? [{ label: t('disputesBooked'), value: money(disputes.movedMinor) }] : []),
      ...(disputes && disputes.feeMinor !== 0 ? [{ label: t('disputeFees'), value: money(-disputes.feeMinor) }] : []),
      ...(disputes && disputes.returnedFeeMinor > 0 ? [{ label: t('feeReturned'), value: money(disputes.returnedFeeMinor) }] : []),
      { label: t(afterLabel(refunds !== null, disputes !== null)), value: money(leftMinor, 'text-base') },
    ]
  }
}

function afterLabel(isRefunded: boolean, isDisputed: boolean): 'netAfter' | 'netAfterDisputes' | 'netAfterBoth' {
  if (!isDisputed) return 'netAfter'
  return isRefunded ? 'netAfterBoth' : 'netAfterDisputes'
}

function hintFor({ status, settlement, refundedMinor }: SaleView): 'refundPending' | 'beforeCapture' | 'beforeSettled' | undefined {
  if (settlement) return refundedMinor > 0 && !settlement.refunds ? 'refundPending' : undefined
  if (status === 'canceled') return undefined
  return wasCharged(status) ? 'beforeSettled' : 'beforeCapture'
}

function paidLabel({ status }: SaleView): 'notPaid' | 'paid' | 'toPay' {
  if (status === 'canceled') return 'notPaid'
  return wasCharged(status) ? 'paid' : 'toPay'
}

function Less({ amountMinor, currency }: { amountMinor: number; currency: string }) {
  return (
    <span className="whitespace-nowrap">
      {amountMinor > 0 && <span>−</span>}
      <Price amountMinor={amountMinor} currency={currency} />
    </span>
  )
}
