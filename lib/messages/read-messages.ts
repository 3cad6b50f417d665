import { z } from 'zod'
import { findMessages, findUnreadParts } from '@/lib/db/messages/messages'
import { findOrder } from '@/lib/db/orders/orders'
import { findSale, findSalesByIds } from '@/lib/db/orders/sales'
import type { MessageSender } from '@/lib/domain/messages/message'
import type { ThreadView } from '@/lib/domain/wire/message-views'
import type { SaleView } from '@/lib/domain/wire/order-views'
import { type Buyer, mayOpen } from '@/lib/orders/access'
import { viewsOfSales } from '@/lib/orders/list-sales'
import { mayWriteAbout } from './may-write'

/** Sales with unread messages that are counted and listed: as they are read, others follow. */
const MOST_UNREAD = 100

type Part = { id: string; shopName: string; mayWrite: boolean }

/** What a buyer and the sellers of their order have written, by part; parts that nobody can write about are left out. @param key from the link they came by */
export async function readBuyersThreads(orderId: string, buyer: Buyer, key: string | undefined): Promise<ThreadView[]> {
  const order = z.uuid().safeParse(orderId).success ? await findOrder(orderId) : null
  if (!order || !mayOpen(order, buyer, key, 'read')) return []
  const mayAsk = mayOpen(order, buyer, key, 'ask')
  const parts = order.parts.filter(mayWriteAbout).map(({ id, seller }) => ({ id, shopName: seller.shopName, mayWrite: mayAsk }))
  const threads = await Promise.all(parts.map((part) => threadOf(part, 'buyer')))
  return threads.filter(({ mayWrite, messages }) => mayWrite || messages.length > 0)
}

/** What a seller and the buyer of a sale have written; null where nobody can write about it, or it is not theirs. */
export async function readSaleThread(sellerId: string, sellerOrderId: string): Promise<ThreadView | null> {
  const sale = await findSale(sellerId, sellerOrderId)
  return sale && mayWriteAbout(sale) ? threadOf({ id: sale.id, shopName: '', mayWrite: true }, 'seller') : null
}

/** What was written about the parts of an order, for the operator, who only reads; parts without a message are left out. */
export async function readOrderThreads(orderId: string): Promise<ThreadView[]> {
  const order = await findOrder(orderId)
  const parts = order?.parts.map(({ id, seller }) => ({ id, shopName: seller.shopName, mayWrite: false })) ?? []
  return (await Promise.all(parts.map((part) => threadOf(part, null)))).filter(({ messages }) => messages.length > 0)
}

async function threadOf({ id: partId, shopName, mayWrite }: Part, reader: MessageSender | null): Promise<ThreadView> {
  const rows = await findMessages(partId)
  const unread = reader === null ? 0 : rows.filter(({ sender, readAt }) => sender !== reader && readAt === null).length
  const messages = rows.map(({ id, sender, text, at }) => ({ id, sender, text, at: at.toISOString() }))
  return { partId, shopName, mayWrite, unread, messages }
}

/** How many messages a seller has not read, by sale. */
export async function unreadBySale(sellerId: string): Promise<Record<string, number>> {
  const parts = await findUnreadParts(sellerId, MOST_UNREAD)
  return Object.fromEntries(parts.map(({ sellerOrderId, unread }) => [sellerOrderId, unread]))
}

/** The sales of a seller with messages they have not read, the longest waiting first. */
export async function listUnread(sellerId: string): Promise<SaleView[]> {
  const parts = await findUnreadParts(sellerId, MOST_UNREAD)
  return viewsOfSales(
    await findSalesByIds(
      sellerId,
      parts.map(({ sellerOrderId }) => sellerOrderId),
    ),
  )
}
