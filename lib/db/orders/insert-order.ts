import { randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { StockLine } from '@/lib/db/catalog/stock'
import type { Tx } from '@/lib/db/client'
import type { OrderLine, PartDelivery } from '@/lib/db/generated/client'
import { insertRows } from '@/lib/db/insert-rows'
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

type PlacedPart = { id: string; position: number; part: NewPart; lines: (NewLine & { id: string })[] }

/** Writes an order with its parts and lines, in one statement. Fails on a checkout id that has an order (`isUniqueViolation`). */
export async function insertOrder(tx: Tx, order: NewOrder): Promise<{ orderId: string; lines: (StockLine & { productId: string })[] }> {
  const { parts, shipTo, ...columns } = order
  const orderId = randomUUID()
  const placed = parts.map((part, position): PlacedPart => {
    return { id: randomUUID(), position, part, lines: part.lines.map((line) => ({ ...line, id: uuidv7() })) }
  })
  const now = new Date()
  const made = { createdAt: now, updatedAt: now }
  await insertRows(tx, [
    { table: 'Order', rows: [{ ...columns, id: orderId, ...made }] },
    { table: 'OrderAddress', rows: shipTo ? [{ ...shipTo, orderId }] : [] },
    { table: 'SellerOrder', rows: placed.map((each) => ({ ...columnsOf(each), orderId, ...made })) },
    { table: 'OrderLine', rows: placed.flatMap(({ id, lines }) => lines.map((line) => ({ ...line, sellerOrderId: id }))) },
    { table: 'PartAmount', rows: placed.map(({ id, part }) => ({ ...part.amount, sellerOrderId: id })) },
    { table: 'PartDelivery', rows: placed.flatMap(deliveriesOf) },
    { table: 'DiscountLine', rows: placed.flatMap(discountsOf) },
    { table: 'TaxLine', rows: placed.flatMap(taxLinesOf) },
    { table: 'TaxRecord', rows: placed.flatMap(recordsOf) },
    { table: 'PartFee', rows: placed.flatMap(({ id, part }) => (part.feeLimits ? [{ ...part.feeLimits, sellerOrderId: id }] : [])) },
    { table: 'LineFee', rows: placed.flatMap(feesOf) },
  ])
  return { orderId, lines: placed.flatMap(({ lines }) => lines) }
}

function columnsOf({ id, position, part }: PlacedPart) {
  const {
    lines: _lines,
    amount: _amount,
    delivery: _delivery,
    tax: _tax,
    discounts: _discounts,
    feeLimits: _limits,
    ownFeeBps: _own,
    ...columns
  } = part
  return { ...columns, id, position }
}

/** A part has each variant once. */
function lineIdOf({ lines }: PlacedPart, variantId: string): string | null {
  return lines.find((line) => line.variantId === variantId)?.id ?? null
}

function deliveriesOf({ id, part }: PlacedPart) {
  if (!part.delivery) return []
  const { isFirst: _, ...delivery } = part.delivery
  return [{ ...delivery, sellerOrderId: id }]
}

function discountsOf(placed: PlacedPart) {
  return placed.part.discounts.map(({ variantId, ...discount }) => {
    return { ...discount, id: uuidv7(), sellerOrderId: placed.id, orderLineId: variantId === null ? null : lineIdOf(placed, variantId) }
  })
}

function taxLinesOf({ id, part, lines }: PlacedPart) {
  return part.tax.lines.map(({ line, ...tax }, position) => {
    return { ...tax, sellerOrderId: id, position, orderLineId: line === null ? null : (lines[line]?.id ?? null) }
  })
}

function recordsOf({ id, part, lines }: PlacedPart) {
  return part.tax.record ? [{ ...part.tax.record, sellerOrderId: id, lineIds: lines.map((line) => line.id) }] : []
}

function feesOf({ part, lines }: PlacedPart) {
  return lines.flatMap(({ id }, at) => {
    const feeBps = part.ownFeeBps[at] ?? null
    return feeBps === null ? [] : [{ orderLineId: id, feeBps }]
  })
}
