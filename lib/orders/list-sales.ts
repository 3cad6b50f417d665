import { findExchangeRate } from '@/lib/db/balance/balance-transactions'
import { countToShip, findToShip } from '@/lib/db/fulfilment/to-ship'
import { findSale, findSales, findSalesByIds, type SaleRow } from '@/lib/db/orders/sales'
import { rateOfUnits } from '@/lib/domain/money/money'
import type { SalePageView, SaleView } from '@/lib/domain/wire/order-views'
import { readFulfilment } from './fulfilment-view'
import { readTimeline } from './read-timeline'
import { saleView } from './sale-view'

const PAGE = 25

/** A seller's sales, newest first, a page at a time. */
export async function listSales(sellerId: string, cursor?: string | null): Promise<{ sales: SaleView[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await findSales(sellerId, { cursor, limit: PAGE })
  return { sales: await viewsOfSales(rows), nextCursor }
}

/** The seller's sales that something is to be shipped of, what was paid longest ago first, a page at a time. */
export async function listToShip(sellerId: string, cursor?: string | null): Promise<{ sales: SaleView[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await findToShip(sellerId, { cursor, limit: PAGE })
  const sales = await findSalesByIds(
    sellerId,
    rows.map(({ id }) => id),
  )
  return { sales: await viewsOfSales(sales), nextCursor }
}

/** How many sales of the seller something is to be shipped of. */
export function toShipCount(sellerId: string): Promise<number> {
  return countToShip(sellerId)
}

/** Sales as pages show them. One more statement for all. */
export async function viewsOfSales(rows: SaleRow[]): Promise<SaleView[]> {
  const fulfilment = await readFulfilment(rows)
  return rows.map((row) => saleView(row, fulfilment))
}

/** One sale of this seller, with what happened to it and where it is at Stripe; null when it is not theirs. */
export async function readSale(sellerId: string, sellerOrderId: string): Promise<SalePageView | null> {
  const row = await findSale(sellerId, sellerOrderId)
  if (!row) return null
  const [fulfilment, timeline, exchangeRate] = await Promise.all([readFulfilment([row]), readTimeline(row.orderId, 'seller', row.id), rateOf(row)])
  return { ...saleView(row, fulfilment), timeline, exchangeRate }
}

async function rateOf({ settlement, currency }: SaleRow): Promise<number | null> {
  if (!settlement || settlement.currency === currency) return null
  const rate = await findExchangeRate(settlement.balanceTransactionId)
  return rate === null ? null : rateOfUnits(rate, currency, settlement.currency)
}
