import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { type ShipTo, shipToOf } from '@/lib/domain/shipping/ship-to'
import type { AgreedDelivery, AmountView } from '@/lib/domain/wire/checkout-views'

/** What the amount of a part is made of. */
export function amountOf({ id, amount }: Pick<PartRow, 'id' | 'amount'>): AmountView {
  if (!amount) throw new Error(`Part ${id} does not say what its amount is made of`)
  const { goodsMinor, discountMinor, shippingMinor, taxMinor, taxInclusiveMinor } = amount
  return { goodsMinor, discountMinor, shippingMinor, taxMinor, taxInclusiveMinor }
}

/** How the goods of a part reach their buyer; null where it has nothing to deliver. */
export function deliveryOf({ delivery }: Pick<PartRow, 'delivery'>): AgreedDelivery | null {
  if (!delivery) return null
  const { deliverBy, rateName, minDays, maxDays } = delivery
  return { deliverBy, rateName, minDays, maxDays }
}

/** Where the goods of an order go. */
export function placeOf({ address }: Pick<OrderRow, 'address'>): ShipTo | null {
  return address && shipToOf(address)
}
