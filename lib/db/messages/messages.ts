import { db, type Tx } from '@/lib/db/client'
import type { Message } from '@/lib/db/generated/client'
import type { MessageSender } from '@/lib/domain/messages/message'

/** A part shows its newest messages: more than anybody reads. */
const SHOWN = 200

/** Writes a message, unless it is written already. */
export async function insertMessage(tx: Tx, message: Pick<Message, 'id' | 'sellerOrderId' | 'sellerId' | 'sender' | 'text' | 'at'>): Promise<void> {
  await tx.message.createMany({ data: [message], skipDuplicates: true })
}

/** How many messages a part has. */
export function countMessages(sellerOrderId: string): Promise<number> {
  return db().message.count({ where: { sellerOrderId } })
}

/** The newest messages of a part, the oldest of them first. */
export async function findMessages(sellerOrderId: string): Promise<Message[]> {
  const rows = await db().message.findMany({ where: { sellerOrderId }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: SHOWN })
  return rows.toReversed()
}

/** When each message of this side was written that the other has not read. */
export async function findUnread(sellerOrderId: string, sender: MessageSender): Promise<Date[]> {
  const rows = await db().message.findMany({ where: { sellerOrderId, sender, readAt: null }, select: { at: true }, orderBy: { at: 'asc' } })
  return rows.map(({ at }) => at)
}

/** Marks what this side has written as read, up to a moment. */
export async function markMessages(sellerOrderId: string, sender: MessageSender, until: Date): Promise<void> {
  await db().message.updateMany({ where: { sellerOrderId, sender, readAt: null, at: { lte: until } }, data: { readAt: new Date() } })
}

/** How many messages of buyers a seller has not read, by part, the longest waiting first. */
export async function findUnreadParts(sellerId: string, limit: number): Promise<{ sellerOrderId: string; unread: number }[]> {
  const rows = await db().message.groupBy({
    by: ['sellerOrderId'],
    where: { sellerId, sender: 'buyer', readAt: null },
    _count: { _all: true },
    _min: { at: true },
    orderBy: { _min: { at: 'asc' } },
    take: limit,
  })
  return rows.map(({ sellerOrderId, _count }) => ({ sellerOrderId, unread: _count._all }))
}
