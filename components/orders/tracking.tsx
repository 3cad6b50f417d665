import { useTranslations } from 'next-intl'
import { TextLink } from '@/components/ui/layout/text-link'
import { CARRIERS, isCarrier } from '@/lib/domain/fulfilment/carriers'
import type { ShipmentView } from '@/lib/domain/wire/fulfilment-views'

/** Who carries a shipment, and the link that follows it; nothing where it is not tracked. */
export function Tracking({
  shipment: { carrier, trackingNumber, trackingUrl },
}: {
  shipment: Pick<ShipmentView, 'carrier' | 'trackingNumber' | 'trackingUrl'>
}) {
  const t = useTranslations('orders.shipment')
  if (carrier === null) return null
  const track = trackingNumber === null ? t('track') : t('trackNumber', { number: trackingNumber })
  return (
    <p className="wrap-anywhere">
      <span>{isCarrier(carrier) ? CARRIERS[carrier].name : t('other')}</span>
      <span> · </span>
      {trackingUrl ? (
        <TextLink external href={trackingUrl} target="_blank" rel="noopener noreferrer nofollow">
          {track}
        </TextLink>
      ) : (
        <bdi>{trackingNumber}</bdi>
      )}
    </p>
  )
}
