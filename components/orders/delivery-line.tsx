import { useDeliveryTime } from '@/components/checkout/delivery/delivery-time'
import type { AgreedDelivery } from '@/lib/domain/wire/checkout-views'

/** How something reaches its buyer, and when: "Standard · Arrives in 3 to 5 days". */
export function DeliveryLine({ delivery }: { delivery: AgreedDelivery }) {
  const time = useDeliveryTime()
  const { deliverBy, rateName, minDays, maxDays } = delivery
  const when = time({ minDays, maxDays, ...(deliverBy === 'pickup' && { kind: 'pickup' as const }) })
  return (
    <p className="text-muted text-sm">
      <bdi>{rateName}</bdi>
      {when && <span>{` · ${when}`}</span>}
    </p>
  )
}
