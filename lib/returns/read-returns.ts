import { z } from 'zod'
import { findOrder, type OrderRow } from '@/lib/db/orders/orders'
import { findSale, findSalesByIds } from '@/lib/db/orders/sales'
import { findReturnPolicies } from '@/lib/db/returns/return-policies'
import { countOpenReturns, findOpenReturns, findReturns } from '@/lib/db/returns/returns'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { postageOf, USUAL_RETURN_POLICY } from '@/lib/domain/returns/return-policy'
import type { PartReturnsView, ReturnListLine, ReturnPageView, ReturnView } from '@/lib/domain/wire/return-views'
import { type Buyer, mayOpen } from '@/lib/orders/access'
import { findAskersOrder } from './change-return'
import { isClosed, returnState } from './request-return'
import { readReturnPolicy } from './return-policy'
import { returnView } from './return-view'

const PAGE = 25

/**
 * What of an order comes back or may, for its buyer; parts of which neither is so are left out.
 * @param key from the link they came by
 * @returns with whether they may ask for something, or only read
 */
export async function readBuyersReturns(
  orderId: string,
  buyer: Buyer,
  key: string | undefined,
): Promise<{ mayAsk: boolean; parts: PartReturnsView[] }> {
  const order = z.uuid().safeParse(orderId).success ? await findOrder(orderId) : null
  if (!order || !mayOpen(order, buyer, key, 'read')) return { mayAsk: false, parts: [] }
  const mayAsk = mayOpen(order, buyer, key, 'ask')
  const parts = await partsOf(order, key)
  const shown = mayAsk ? parts : parts.map((part) => ({ ...part, may: null }))
  return { mayAsk, parts: shown.filter(({ may, isShopClosed, returns }) => may !== null || isShopClosed || returns.length > 0) }
}

async function partsOf(order: OrderRow, key?: string): Promise<PartReturnsView[]> {
  const delivered = order.parts.filter(({ delivery, capturedAt }) => delivery !== null && capturedAt !== null)
  if (delivered.length === 0) return []
  const policies = await findReturnPolicies([...new Set(delivered.map(({ sellerId }) => sellerId))])
  return Promise.all(
    delivered.map(async (part) => {
      const { window, returns } = await returnState(order, part, policies.get(part.sellerId) ?? USUAL_RETURN_POLICY)
      return {
        partId: part.id,
        shopName: part.seller.shopName,
        isShopClosed: window !== null && isClosed(part),
        may: window && !isClosed(part) ? { kind: window.kind, until: window.until.toISOString() } : null,
        returns: returns.map((row) => returnView(row, part.lines, key)),
      }
    }),
  )
}

/** What its buyer may return of a part; null where they may not, or there is no such part. @param key from the link they came by */
export async function readReturnPage(orderId: string, partId: string, buyer: Buyer, key: string | undefined): Promise<ReturnPageView | null> {
  const order = z.uuid().safeParse(orderId).success ? await findAskersOrder(orderId, buyer, key) : null
  const part = order?.parts.find(({ id }) => id === partId)
  if (!order || !part) return null
  const policy = await readReturnPolicy(part.sellerId)
  const { window, left, exempt } = await returnState(order, part, policy)
  if (!window || isClosed(part)) return null
  return {
    receiptNumber: receiptNumber(order.number),
    shopName: part.seller.shopName,
    kind: window.kind,
    until: window.until.toISOString(),
    postage: postageOf('changed_mind', policy),
    pieces: part.lines.flatMap(({ id: lineId, name, variantTitle }) => {
      const quantity = left.get(lineId)
      return quantity ? [{ lineId, name, variantTitle, quantity, isMadeToOrder: exempt.has(lineId) }] : []
    }),
  }
}

/** The returns of a sale, for its seller, newest first. */
export async function readSaleReturns(sellerId: string, sellerOrderId: string): Promise<ReturnView[]> {
  const sale = await findSale(sellerId, sellerOrderId)
  if (!sale) return []
  return (await findReturns([sellerOrderId])).map((row) => returnView(row, sale.lines))
}

/** The returns of an order by part, for the operator; parts without any are left out. */
export async function readOrderReturns(orderId: string): Promise<PartReturnsView[]> {
  const order = await findOrder(orderId)
  if (!order) return []
  const returns = await findReturns(order.parts.map(({ id }) => id))
  return order.parts
    .map(({ id, seller: { shopName }, lines }) => {
      const own = returns.filter(({ sellerOrderId }) => sellerOrderId === id)
      return { partId: id, shopName, may: null, isShopClosed: false, returns: own.map((row) => returnView(row, lines)) }
    })
    .filter((part) => part.returns.length > 0)
}

/** A seller's returns that somebody must still do something about, longest ago first, a page at a time. */
export async function listOpenReturns(sellerId: string, cursor?: string | null): Promise<{ returns: ReturnListLine[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await findOpenReturns(sellerId, { cursor, limit: PAGE })
  const sales = await findSalesByIds(sellerId, [...new Set(rows.map(({ sellerOrderId }) => sellerOrderId))])
  const returns = rows.flatMap(({ id, sellerOrderId: partId, status, requestedAt, lines }) =>
    sales
      .filter((sale) => sale.id === partId)
      .map(({ order, lines: bought }) => ({
        ...{ id, partId, status, receiptNumber: receiptNumber(order.number), buyerEmail: order.email, requestedAt: requestedAt.toISOString() },
        names: lines.flatMap(({ orderLineId }) => bought.flatMap((line) => (line.id === orderLineId ? [line.name] : []))),
      })),
  )
  return { returns, nextCursor }
}

/** How many returns of the seller somebody must still do something about. */
export function openReturnCount(sellerId: string): Promise<number> {
  return countOpenReturns(sellerId)
}
