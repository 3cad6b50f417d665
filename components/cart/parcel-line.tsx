import { useTranslations } from 'next-intl'
import { useDeliveryTime } from '@/components/checkout/delivery/delivery-time'
import { Price } from '@/components/ui/data/price'
import type { ParcelEstimate } from '@/lib/domain/cart/delivery-estimate'

/** What sending a seller's goods would cost and how long it takes; nothing where its lines say already that it is not sent there. */
export function ParcelLine({ parcel, currency }: { parcel: ParcelEstimate; currency: string }) {
  const t = useTranslations('shop.cart')
  const time = useDeliveryTime()
  if (parcel.state === 'refused') return null
  const { rate } = parcel.state === 'offered' ? parcel : { rate: null }
  const days = rate && time(rate)
  return (
    <div className="text-sm">
      <p className="flex items-baseline justify-between gap-4">
        <span className="text-muted">{t('estimatedDelivery')}</span>
        {rate && (rate.costMinor === 0 ? <span>{t('free')}</span> : <Price amountMinor={rate.costMinor} currency={currency} />)}
      </p>
      <p className="wrap-anywhere text-muted">
        {rate ? <bdi>{rate.name}</bdi> : <span>{t('codeNeeded')}</span>}
        {days && <span>{` · ${days}`}</span>}
      </p>
    </div>
  )
}
