import { findSale, findSales, placeOfSale, type SaleRow } from '@/lib/db/orders/sales'
import type { ApiOrder, ApiRefund, ApiShipment } from '@/lib/domain/api/objects'
import { cursorAfter } from '@/lib/domain/wire/cursor'
import type { PiecesView, ShipmentView } from '@/lib/domain/wire/fulfilment-views'
import type { SaleView } from '@/lib/domain/wire/order-views'
import { viewsOfSales } from '@/lib/orders/list-sales'
import type { ApiList, ApiOutcome, ListWish } from './outcome'

/** What was ordered of a shop, newest first, a page at a time. */
export async function listApiOrders(sellerId: string, { limit, starting_after: after }: ListWish): Promise<ApiOutcome<ApiList<ApiOrder>>> {
  const place = after ? await placeOfSale(sellerId, after) : null
  if (after && !place) return { kind: 'not_found' }
  const { rows, nextCursor } = await findSales(sellerId, { cursor: place && cursorAfter(place), limit })
  return { kind: 'ok', answer: { object: 'list', data: await ordersOf(rows), has_more: nextCursor !== null } }
}

/** One order of a shop: its own part of what a buyer ordered. */
export async function getApiOrder(sellerId: string, sellerOrderId: string): Promise<ApiOutcome<ApiOrder>> {
  const row = await findSale(sellerId, sellerOrderId)
  const [order] = row ? await ordersOf([row]) : []
  return order ? { kind: 'ok', answer: order } : { kind: 'not_found' }
}

async function ordersOf(rows: SaleRow[]): Promise<ApiOrder[]> {
  const views = await viewsOfSales(rows)
  return rows.flatMap((row, at) => {
    const view = views[at]
    return view ? [apiOrder(view, row.refunds)] : []
  })
}

function apiOrder(view: SaleView, refunds: SaleRow['refunds']): ApiOrder {
  const { id, status, currency, amount, delivery, shipTo, fulfilment } = view
  const money = (minor: number) => ({ amount: minor, currency })
  return {
    object: 'order',
    ...{ id, number: view.receiptNumber, status, email: view.buyerEmail },
    ...{ created_at: view.placedAt, paid_at: view.capturedAt },
    total: money(view.amountMinor),
    shipping: money(amount.shippingMinor),
    tax: money(amount.taxMinor),
    discount: money(amount.discountMinor),
    refunded: money(view.refundedMinor),
    application_fee: money(view.applicationFeeMinor),
    lines: view.lines.map(({ id: line, name, variantTitle, sku, quantity, unitPriceMinor }) => ({
      ...{ id: line, name, variant: variantTitle, sku, quantity },
      unit_price: money(unitPriceMinor),
    })),
    delivery: delivery && { method: delivery.deliverBy, rate: delivery.rateName },
    ship_to: shipTo && addressOf(shipTo),
    fulfilment: fulfilment && {
      status: fulfilment.status,
      unshipped: piecesOf(fulfilment.open),
      shipments: fulfilment.shipments.map((shipment) => apiShipment(id, shipment)),
    },
    refunds: refunds.map((refund) => apiRefund({ ...refund, currency })),
  }
}

function addressOf({ name, phone, line1, line2, city, state, postalCode, country }: NonNullable<SaleView['shipTo']>) {
  return { name, phone, line1, line2, city, state, postal_code: postalCode, country }
}

/** A shipment as programs read it. */
export function apiShipment(order: string, { id, carrier, trackingNumber, trackingUrl, shippedAt, deliveredAt, pieces }: ShipmentView): ApiShipment {
  return {
    object: 'shipment',
    ...{ id, order, carrier },
    ...{ tracking_number: trackingNumber, tracking_url: trackingUrl, shipped_at: shippedAt, delivered_at: deliveredAt },
    lines: piecesOf(pieces),
  }
}

type RefundFacts = Pick<SaleRow['refunds'][number], 'id' | 'sellerOrderId' | 'amountMinor' | 'status' | 'createdAt'> & { currency: string }

/** A refund as programs read it. */
export function apiRefund({ id, sellerOrderId, amountMinor, currency, status, createdAt }: RefundFacts): ApiRefund {
  const amount = { amount: amountMinor, currency }
  return { object: 'refund', id, order: sellerOrderId, amount, status, created_at: createdAt.toISOString() }
}

const piecesOf = (pieces: PiecesView[]) => pieces.map(({ lineId, quantity }) => ({ line: lineId, quantity }))
