import { type FiledSaleRow, findSalesToFile } from '@/lib/db/orders/sales'
import { documentNumber } from '@/lib/domain/documents/document'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { BYTE_ORDER_MARK, csvAmount, csvFile, csvLine, csvTime } from '@/lib/domain/text/csv'
import { amountOf, placeOf } from './part-facts'

const ROWS = 200
const PLACE = ['name', 'phone', 'line1', 'line2', 'city', 'state', 'postalCode', 'country'] as const
const COLUMNS = [
  ...['order', 'receipt', 'created_utc', 'captured_utc', 'status', 'buyer_email'],
  ...['ship_to_name', 'ship_to_phone', 'ship_to_line1', 'ship_to_line2', 'ship_to_city', 'ship_to_state', 'ship_to_postal_code', 'ship_to_country'],
  ...['product', 'variant', 'sku', 'quantity', 'unit_price', 'discount', 'code', 'tax', 'tax_rate', 'currency'],
  ...['shipping', 'order_tax', 'total', 'refunded', 'fee', 'settlement_currency', 'stripe_fee', 'net', 'tracking', 'payment_intent', 'charge'],
]

/**
 * All sales of a seller as the lines of a CSV file, one for each line of an order. What is of the whole order (from `shipping` on) stands in its first line, so that
 * a column adds up. `net` is that of the payment, in the currency in which it was settled; refunds are booked apart.
 */
export async function* exportSales(sellerId: string): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK
  yield* csvFile(COLUMNS, (cursor) => findSalesToFile(sellerId, { cursor, limit: ROWS }), linesOf)
}

function linesOf(sale: FiledSaleRow): string {
  const { order, createdAt, capturedAt, status, documents, delivery } = sale
  const place = delivery && placeOf(order)
  const head = [
    ...[receiptNumber(order.number), documents.map(documentNumber).join(' ')],
    ...[csvTime(createdAt), capturedAt && csvTime(capturedAt), status, order.email],
    ...PLACE.map((field) => place?.[field] ?? null),
  ]
  return sale.lines.map((line, at) => csvLine([...head, ...lineCells(sale, line), ...(at === 0 ? wholeCells(sale) : WHOLE_ELSEWHERE)])).join('')
}

function lineCells({ currency, discounts, taxLines }: FiledSaleRow, line: FiledSaleRow['lines'][number]) {
  const [own, taxes] = [discounts.filter(isOf(line.id)), taxLines.filter(isOf(line.id))]
  const amount = (of: { amountMinor: number }[]) =>
    csvAmount(
      of.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      currency,
    )
  return [
    ...[line.name, line.variantTitle, line.sku, { number: String(line.quantity) }, csvAmount(line.unitPriceMinor, currency)],
    ...[amount(own), [...new Set(own.map(({ code }) => code))].join(' ')],
    ...[amount(taxes), taxes.map(({ rateMicros }) => String(rateMicros / 10_000)).join(' + ')],
    currency,
  ]
}

function isOf(lineId: string) {
  return ({ orderLineId }: { orderLineId: string | null }) => orderLineId === lineId
}

function wholeCells(sale: FiledSaleRow) {
  const { currency, amountMinor, refundedMinor, applicationFeeMinor, settlement, shipments, paymentIntentId, chargeId } = sale
  const { shippingMinor, taxMinor } = amountOf(sale)
  const settled = settlement && [
    settlement.currency,
    csvAmount(settlement.stripeFeeMinor, settlement.currency),
    csvAmount(settlement.netMinor, settlement.currency),
  ]
  return [
    ...[shippingMinor, taxMinor, amountMinor, refundedMinor, applicationFeeMinor].map((minor) => csvAmount(minor, currency)),
    ...(settled ?? [null, null, null]),
    shipments.flatMap(({ trackingNumber }) => trackingNumber ?? []).join(' '),
    ...[paymentIntentId, chargeId],
  ]
}

const WHOLE_ELSEWHERE = Array.from({ length: COLUMNS.length - COLUMNS.indexOf('shipping') }, () => null)
