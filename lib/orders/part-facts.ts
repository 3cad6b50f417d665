import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { type ShipTo, shipToOf } from '@/lib/domain/shipping/ship-to'
import { taxSums } from '@/lib/domain/tax/tax-summary'
import type { AgreedDelivery, AmountView, DiscountView } from '@/lib/domain/wire/checkout-views'

/** What the amount of a part is made of. */
export function amountOf({ id, amount, discounts, taxLines }: Pick<PartRow, 'id' | 'amount' | 'discounts' | 'taxLines'>): AmountView {
  if (!amount) throw new Error(`Part ${id} does not say what its amount is made of`)
  const { goodsMinor, discountMinor, shippingMinor, taxMinor, taxInclusiveMinor } = amount
  const lines = discounts.map(({ orderLineId, ...discount }) => ({ ...discount, isDelivery: orderLineId === null }))
  const tax = { state: taxLines.length > 0 ? ('charged' as const) : ('none' as const), sums: taxSums(taxLines) }
  return { goodsMinor, discountMinor, shippingMinor, taxMinor, taxInclusiveMinor, discounts: discountViews(lines), tax }
}

/** What each code takes off goods and delivery of a part, its lines added up. */
export function discountViews(lines: DiscountView[]): DiscountView[] {
  const views: DiscountView[] = []
  for (const { code, bornBy, isDelivery, amountMinor } of lines) {
    const same = views.find((view) => view.code === code && view.bornBy === bornBy && view.isDelivery === isDelivery)
    if (same) same.amountMinor += amountMinor
    else views.push({ code, bornBy, isDelivery, amountMinor })
  }
  return views
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
