import type { StockLine } from '@/lib/db/catalog/stock'
import type { Tx } from '@/lib/db/client'
import type { OrderLine, PartDelivery } from '@/lib/db/generated/client'
import type { ChargeModel } from '@/lib/domain/order/charge-model'
import type { ChargeWhen } from '@/lib/domain/order/charge-when'
import type { CaptureMethod, Completion } from '@/lib/domain/order/order'
import type { DiscountBearer } from '@/lib/domain/pricing/discount'
import type { PartAmount } from '@/lib/domain/pricing/part-amount'
import type { ShipTo } from '@/lib/domain/shipping/ship-to'
import type { PartTaxLine } from '@/lib/domain/tax/part-tax'
import type { TaxRecord } from '@/lib/domain/tax/tax-request'
import type { TaxState } from '@/lib/domain/wire/checkout-views'

export type NewOrder = {
  checkoutId: string
  browserHash: string
  userId: string | null
  email: string
  locale: string | null
  timeZone: string | null
  network: string | null
  agent: string | null
  livemode: boolean
  customerId: string
  confirmationTokenId: string | null
  savedCardId: string | null
  completion: Completion
  cardStatus: 'needed' | 'ready'
  expiresAt: Date
  wakeAt: Date
  shipTo: ShipTo | null
  parts: NewPart[]
}
export type NewPart = {
  sellerId: string
  accountId: string
  chargeModel: ChargeModel
  currency: string
  amountMinor: number
  applicationFeeMinor: number
  amount: NewAmount
  feeBps: number
  feeFixedMinor: number
  /** Null where its fee has none. */
  feeLimits: { feeLeastMinor: number; feeMostMinor: number | null; isOnShipping: boolean } | null
  /** By line: the percentage of a product that has its own, in basis points. */
  ownFeeBps: (number | null)[]
  statementLine: string
  chargeWhen: ChargeWhen
  captureMethod: CaptureMethod
  dueAt: Date | null
  givesUp: boolean
  /** Null where it has nothing to deliver. `isFirst`: the price of the parcel is charged with this part. */
  delivery: ({ isFirst: boolean } & Omit<PartDelivery, 'sellerOrderId'>) | null
  /** On lines of this part by their place in it; null: on its delivery. */
  tax: { state: TaxState; lines: PartTaxLine[]; record: TaxRecord | null }
  lines: NewLine[]
  discounts: NewDiscount[]
}

/** What a code takes off a line, or where it names none off the delivery. */
type NewDiscount = { variantId: string | null; discountId: string; code: string; bornBy: DiscountBearer; amountMinor: number }

type NewAmount = Omit<PartAmount, 'totalMinor' | 'applicationFeeMinor'>

type NewLine = Pick<OrderLine, 'productId' | 'variantId' | 'name' | 'variantTitle' | 'sku' | 'quantity' | 'kind' | 'isMadeToOrder'> & {
  unitPriceMinor: number
}

/** Writes an order with its parts and lines. Fails on a checkout id that has an order (`isUniqueViolation`). */
export async function insertOrder(tx: Tx, order: NewOrder): Promise<{ orderId: string; lines: (StockLine & { productId: string })[] }> {
  const { parts, shipTo, ...columns } = order
  const { id: orderId } = await tx.order.create({ data: columns, select: { id: true } })
  if (shipTo) await tx.orderAddress.create({ data: { ...shipTo, orderId } })
  // Nested creates would be a statement for each row.
  const rows = await tx.sellerOrder.createManyAndReturn({
    data: parts.map(({ lines, amount, delivery, tax, discounts, feeLimits, ownFeeBps, ...part }, position) => ({ ...part, orderId, position })),
    select: { id: true, position: true },
  })
  const linesOf = (position: number) => parts[position]?.lines ?? []
  const lines = await tx.orderLine.createManyAndReturn({
    data: rows.flatMap(({ id, position }) => linesOf(position).map((line) => ({ ...line, sellerOrderId: id }))),
    select: { id: true, sellerOrderId: true, productId: true, variantId: true, quantity: true },
  })
  await tx.partAmount.createMany({ data: rows.flatMap(({ id, position }) => amountsOf(id, parts[position])) })
  const deliveries = rows.flatMap(({ id, position }) => deliveriesOf(id, parts[position]))
  const discounts = rows.flatMap(({ id, position }) => discountsOf(id, parts[position], lines))
  if (discounts.length > 0) await tx.discountLine.createMany({ data: discounts })
  const taxLines = rows.flatMap(({ id, position }) => taxLinesOf(id, parts[position], lines))
  if (taxLines.length > 0) await tx.taxLine.createMany({ data: taxLines })
  const records = rows.flatMap(({ id, position }) => recordsOf(id, parts[position], lines))
  if (records.length > 0) await tx.taxRecord.createMany({ data: records })
  const limits = rows.flatMap(({ id, position }) => limitsOf(id, parts[position]))
  if (limits.length > 0) await tx.partFee.createMany({ data: limits })
  const fees = rows.flatMap(({ id, position }) => feesOf(id, parts[position], lines))
  if (fees.length > 0) await tx.lineFee.createMany({ data: fees })
  if (deliveries.length > 0) await tx.partDelivery.createMany({ data: deliveries })
  return { orderId, lines }
}

function amountsOf(sellerOrderId: string, part: NewPart | undefined) {
  return part ? [{ ...part.amount, sellerOrderId }] : []
}

type Inserted = { id: string; variantId: string; sellerOrderId: string }

/** An order has each variant once. */
function lineIdOf(inserted: Inserted[], sellerOrderId: string, variantId: string | null): string | null {
  return inserted.find((line) => line.sellerOrderId === sellerOrderId && line.variantId === variantId)?.id ?? null
}

function discountsOf(sellerOrderId: string, part: NewPart | undefined, inserted: Inserted[]) {
  if (!part) return []
  return part.discounts.map(({ variantId, ...discount }) => {
    return { ...discount, sellerOrderId, orderLineId: lineIdOf(inserted, sellerOrderId, variantId) }
  })
}

function taxLinesOf(sellerOrderId: string, part: NewPart | undefined, inserted: Inserted[]) {
  if (!part) return []
  return part.tax.lines.map(({ line, ...tax }, position) => {
    const own = line === null ? undefined : part.lines[line]
    return { ...tax, sellerOrderId, position, orderLineId: own ? lineIdOf(inserted, sellerOrderId, own.variantId) : null }
  })
}

function recordsOf(sellerOrderId: string, part: NewPart | undefined, inserted: Inserted[]) {
  if (!part?.tax.record) return []
  const lineIds = part.lines.flatMap(({ variantId }) => lineIdOf(inserted, sellerOrderId, variantId) ?? [])
  return [{ ...part.tax.record, sellerOrderId, lineIds }]
}

function deliveriesOf(sellerOrderId: string, part: NewPart | undefined) {
  if (!part?.delivery) return []
  const { isFirst: _, ...delivery } = part.delivery
  return [{ ...delivery, sellerOrderId }]
}

function limitsOf(sellerOrderId: string, part: NewPart | undefined) {
  return part?.feeLimits ? [{ ...part.feeLimits, sellerOrderId }] : []
}

function feesOf(sellerOrderId: string, part: NewPart | undefined, inserted: Inserted[]) {
  if (!part) return []
  return part.lines.flatMap((line, at) => {
    const feeBps = part.ownFeeBps[at] ?? null
    const orderLineId = lineIdOf(inserted, sellerOrderId, line.variantId)
    return feeBps === null || orderLineId === null ? [] : [{ orderLineId, feeBps }]
  })
}
