import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { currencyFacts } from '@/lib/domain/facts/currencies'
import { allocate } from '@/lib/domain/pricing/allocate'
import { type ShipTo, shipToOf } from '@/lib/domain/shipping/ship-to'
import { type TaxSum, taxSums } from '@/lib/domain/tax/tax-summary'
import type { AgreedDelivery, AmountView, DiscountView } from '@/lib/domain/wire/checkout-views'

type OfAmount = Pick<PartRow, 'id' | 'currency' | 'amountMinor' | 'amount' | 'partialCapture' | 'discounts' | 'taxLines'>

/** What the amount of a part is made of. */
export function amountOf({ id, currency, amountMinor, amount, partialCapture, discounts, taxLines }: OfAmount): AmountView {
  if (!amount) throw new Error(`Part ${id} does not say what its amount is made of`)
  const { goodsMinor, discountMinor, shippingMinor } = amount
  const { taxMinor, taxInclusiveMinor } = partialCapture ?? amount
  const lines = discounts.map(({ orderLineId, ...discount }) => ({ ...discount, isDelivery: orderLineId === null }))
  const sums = taxSums(taxLines)
  return {
    ...{ goodsMinor, discountMinor, shippingMinor, taxMinor, taxInclusiveMinor },
    discounts: discountViews(lines),
    tax: {
      state: taxLines.length > 0 ? 'charged' : 'none',
      sums: partialCapture ? sharedOut(sums, { taxMinor, taxInclusiveMinor }, currencyFacts(currency).coinMinor) : sums,
    },
    partial: partialCapture && {
      agreedMinor: partialCapture.agreedMinor,
      chargedMinor: amountMinor,
      unchargedMinor: goodsMinor - discountMinor + shippingMinor + taxMinor - taxInclusiveMinor - amountMinor,
    },
  }
}

/** The tax that was charged, over the rates it was agreed at. */
function sharedOut(sums: TaxSum[], charged: { taxMinor: number; taxInclusiveMinor: number }, coinMinor: number): TaxSum[] {
  return [true, false].flatMap((isInclusive) => {
    const own = sums.filter((sum) => sum.isInclusive === isInclusive)
    const wholeMinor = isInclusive ? charged.taxInclusiveMinor : charged.taxMinor - charged.taxInclusiveMinor
    const amounts = allocate(
      wholeMinor,
      own.map(({ amountMinor }) => amountMinor),
      coinMinor,
    )
    return own.map((sum, at) => ({ ...sum, amountMinor: amounts[at] ?? 0 }))
  })
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
