import { useTranslations } from 'next-intl'
import { DeliveryLine } from '@/components/orders/delivery-line'
import { AddressText } from '@/components/ui/data/address-text'
import { Section } from '@/components/ui/data/card'
import type { SaleView } from '@/lib/domain/wire/order-views'

/** Where a sale goes, and how. */
export function SaleDelivery({ sale: { delivery, shipTo } }: { sale: SaleView }) {
  const t = useTranslations('common.delivery')
  if (!delivery) return null
  const isPickup = delivery.deliverBy === 'pickup'
  return (
    <Section title={t(isPickup ? 'byPickup' : 'to')}>
      <div className="flex flex-col gap-3">
        {shipTo && <AddressText shipTo={shipTo} />}
        <DeliveryLine delivery={delivery} />
      </div>
    </Section>
  )
}
