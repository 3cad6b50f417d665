import { useTranslations } from 'next-intl'
import type { AmountView } from '@/lib/domain/wire/checkout-views'
import { Price } from './price'
import { useMoney } from './use-money'

/**
 * What an amount is made of, above its total: goods, discount, delivery, tax. Nothing where it is goods alone.
 * @param isDelivered something of it is delivered, so that free delivery is said too
 */
export function AmountLines({ amount, currency, isDelivered }: { amount: AmountView; currency: string; isDelivered: boolean }) {
  const t = useTranslations('common.amount')
  const money = useMoney()
  const { goodsMinor, discountMinor, shippingMinor, taxMinor, taxInclusiveMinor } = amount
  const addedTaxMinor = taxMinor - taxInclusiveMinor
  if (!isDelivered && discountMinor === 0 && shippingMinor === 0 && taxMinor === 0) return null
  const price = (amountMinor: number) => <Price amountMinor={amountMinor} currency={currency} />
  return (
    <dl className="flex flex-col gap-1 text-sm">
      <Row label={t('goods')}>{price(goodsMinor)}</Row>
      {discountMinor > 0 && <Row label={t('discount')}>{price(-discountMinor)}</Row>}
      {isDelivered && <Row label={t('shipping')}>{shippingMinor === 0 ? t('free') : price(shippingMinor)}</Row>}
      {addedTaxMinor > 0 && <Row label={t('tax')}>{price(addedTaxMinor)}</Row>}
      {taxInclusiveMinor > 0 && <Row label={t('taxIncluded', { amount: money({ amountMinor: taxInclusiveMinor, currency }) })} />}
    </dl>
  )
}

function Row({ label, children }: { label: string; children?: React.ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
