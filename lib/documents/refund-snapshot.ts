import type { PartRow } from '@/lib/db/orders/orders'
import type { RefundRow } from '@/lib/db/refunds/refunds'
import { itemName } from '@/lib/domain/catalog/item-name'
import type { Snapshot } from '@/lib/domain/documents/snapshot'
import { currencyFacts } from '@/lib/domain/facts/currencies'
import { allocate } from '@/lib/domain/pricing/allocate'
import { taxSums } from '@/lib/domain/tax/tax-summary'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { deliveryOf } from '@/lib/orders/part-facts'

type Made = Pick<
  Snapshot,
  'lines' | 'goodsMinor' | 'discountMinor' | 'discounts' | 'shipping' | 'unchargedMinor' | 'taxes' | 'chargesTax' | 'adjustmentMinor'
>
type TaxLine = PartRow['taxLines'][number]

/** What a refund is of, as its credit note shows it: pieces at their price, what had gone off them, delivery and the tax at each rate. One that names nothing has an amount alone. */
export function refundSnapshot(part: PartRow, refund: RefundRow): Made {
  const lines = refund.lines.flatMap(({ orderLineId, quantity }) => {
    const line = part.lines.find(({ id }) => id === orderLineId)
    if (!line) return []
    return [{ title: onePlainLine(itemName(line)), sku: line.sku, quantity, unitPriceMinor: line.unitPriceMinor }]
  })
  const fullMinor = lines.reduce((sum, { quantity, unitPriceMinor }) => sum + quantity * unitPriceMinor, 0)
  const delivery = deliveryOf(part)
  const { goodsMinor, shippingMinor, adjustmentMinor } = refund
  return {
    lines,
    goodsMinor: fullMinor,
    // Of what was never charged, discounts are not told apart.
    discountMinor: part.partialCapture ? 0 : fullMinor - goodsMinor,
    unchargedMinor: part.partialCapture ? fullMinor - goodsMinor : 0,
    discounts: [],
    shipping: delivery && shippingMinor > 0 ? { name: onePlainLine(delivery.rateName), amountMinor: shippingMinor } : null,
    taxes: taxesOf(part, refund),
    chargesTax: true,
    adjustmentMinor,
  }
}

/** The tax that goes back, shared out over the rates it was charged at. */
function taxesOf(part: PartRow, refund: RefundRow): Snapshot['taxes'] {
  const shares = refund.lines.flatMap((line) => shared(part, line.orderLineId, line))
  const rest = (column: 'taxMinor' | 'taxInclusiveMinor') => refund[column] - refund.lines.reduce((sum, line) => sum + line[column], 0)
  const ofDelivery = shared(part, null, { taxMinor: rest('taxMinor'), taxInclusiveMinor: rest('taxInclusiveMinor') })
  return taxSums([...shares, ...ofDelivery]).filter(({ amountMinor }) => amountMinor > 0)
}

function shared(
  { taxLines, currency }: PartRow,
  orderLineId: string | null,
  { taxMinor, taxInclusiveMinor }: { taxMinor: number; taxInclusiveMinor: number },
): TaxLine[] {
  const own = taxLines.filter((line) => line.orderLineId === orderLineId)
  const share = (lines: TaxLine[], wholeMinor: number) => {
    const amounts = allocate(
      wholeMinor,
      lines.map(({ amountMinor }) => amountMinor),
      currencyFacts(currency).coinMinor,
    )
    return lines.map((line, at) => ({ ...line, amountMinor: amounts[at] ?? 0 }))
  }
  return [
    ...share(
      own.filter(({ isInclusive }) => isInclusive),
      taxInclusiveMinor,
    ),
    ...share(
      own.filter(({ isInclusive }) => !isInclusive),
      taxMinor - taxInclusiveMinor,
    ),
  ]
}
