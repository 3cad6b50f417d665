import { sumSalesOf } from '@/lib/db/figures/sales-figures'
import { findSale, findSales } from '@/lib/db/orders/sales'
import type { SalePageView, SaleView } from '@/lib/domain/wire/order-views'
import { readTimeline } from './read-timeline'
import { saleView } from './sale-view'

const PAGE = 25

/** A seller's sales, newest first, a page at a time. */
export async function listSales(sellerId: string, cursor?: string | null): Promise<{ sales: SaleView[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await findSales(sellerId, { cursor, limit: PAGE })
  return { sales: rows.map(saleView), nextCursor }
}

/** One sale of this seller, with what happened to it and where it is at Stripe; null when it is not theirs. */
export async function readSale(sellerId: string, sellerOrderId: string): Promise<SalePageView | null> {
  const row = await findSale(sellerId, sellerOrderId)
  return row && { ...saleView(row), timeline: await readTimeline(row.orderId, 'seller', row.id) }
}

/** What a seller sold so far, by currency, in minor units. */
export function sellerFigures(sellerId: string): ReturnType<typeof sumSalesOf> {
  return sumSalesOf(sellerId)
}
