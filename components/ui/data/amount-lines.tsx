import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { isolated } from '@/components/ui/isolated'
import type { AmountView, DiscountView } from '@/lib/domain/wire/checkout-views'
import { Price } from './price'
import { useMoney } from './use-money'

type Amount = { amount: AmountView; currency: string }
type Bearer = (discount: DiscountView) => string

/**
 * What an amount is made of, above its total: goods, discount, delivery, tax. Of goods alone only what is to be said of tax.
 * @param isDelivered something of it is delivered, so that free delivery is said too
 * @param bearer says who bears a discount, to whom that matters
 */
export function AmountLines({ amount, currency, isDelivered, bearer }: Amount & { isDelivered: boolean; bearer?: Bearer }) {
  const t = useTranslations('common.amount')
  const { goodsMinor, shippingMinor, discounts, tax, partial } = amount
  const money = useMoney()
  const price = (amountMinor: number) => <Price amountMinor={amountMinor} currency={currency} />
  const note = taxNote(tax)
  const isMore = isDelivered || discounts.length > 0 || shippingMinor > 0 || tax.sums.length > 0 || partial !== null
  // The price of delivery stands before what goes off it, as the goods do.
  const fullShippingMinor = discounts.reduce((sum, { isDelivery, amountMinor }) => (isDelivery ? sum + amountMinor : sum), shippingMinor)
  return (
    <>
      {isMore && (
        <dl className="flex flex-col gap-1 text-sm">
          <Row label={t('goods')}>{price(goodsMinor)}</Row>
          <Discounts amount={amount} currency={currency} of="goods" bearer={bearer} />
          {isDelivered && <Row label={t('shipping')}>{fullShippingMinor === 0 ? t('free') : price(fullShippingMinor)}</Row>}
          <Discounts amount={amount} currency={currency} of="delivery" bearer={bearer} />
          {partial && <Row label={t('uncharged')}>{price(-partial.unchargedMinor)}</Row>}
          <Taxes sums={tax.sums} currency={currency} />
        </dl>
      )}
      {partial && (
        <p className="text-sm">
          {t('partlyCharged', {
            charged: money({ amountMinor: partial.chargedMinor, currency }),
            agreed: money({ amountMinor: partial.agreedMinor, currency }),
          })}
        </p>
      )}
      {note && <p className="text-muted text-sm">{t(note)}</p>}
    </>
  )
}

function Discounts({ amount, currency, of, bearer }: Amount & { of: 'goods' | 'delivery'; bearer: Bearer | undefined }) {
  const t = useTranslations('common.amount')
  const own = amount.discounts.filter(({ isDelivery }) => isDelivery === (of === 'delivery'))
  return own.map((discount) => {
    const label = (
      <>
        <span>{t.rich(of === 'delivery' ? 'deliveryDiscountBy' : 'discountBy', { code: discount.code, ...isolated })}</span>
        {bearer && <span className="block text-xs">{bearer(discount)}</span>}
      </>
    )
    return (
      <Row key={`${discount.code} ${discount.bornBy}`} label={label}>
        <Price amountMinor={-discount.amountMinor} currency={currency} />
      </Row>
    )
  })
}

function Taxes({ sums, currency }: { sums: AmountView['tax']['sums']; currency: string }) {
  const t = useTranslations('common.amount')
  const money = useMoney()
  return sums.map(({ name, rateMicros, amountMinor, isInclusive }) => {
    const said = { tax: name, rate: rateMicros / 1_000_000, ...isolated }
    const key = `${name} ${rateMicros} ${isInclusive}`
    // What prices contain is no summand: it does not stand among them.
    if (isInclusive) return <Row key={key} label={t.rich('taxIncluded', { ...said, amount: money({ amountMinor, currency }) })} />
    return (
      <Row key={key} label={t.rich('tax', said)}>
        <Price amountMinor={amountMinor} currency={currency} />
      </Row>
    )
  })
}

function taxNote({ state, sums }: AmountView['tax']): 'noTax' | 'taxComes' | 'noTaxHere' | null {
  if (state === 'none') return 'noTax'
  if (state === 'place_needed') return 'taxComes'
  return sums.length === 0 ? 'noTaxHere' : null
}

function Row({ label, children }: { label: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
