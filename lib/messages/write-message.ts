import { transaction } from '@/lib/db/client'
import { send } from '@/lib/db/jobs/jobs'
import { countMessages, insertMessage } from '@/lib/db/messages/messages'
import { takeToken } from '@/lib/db/operations/rate-limit'
import { findOrder } from '@/lib/db/orders/orders'
import { findSale } from '@/lib/db/orders/sales'
import { MAX_MESSAGE, type MessageSender, MOST_MESSAGES, minuteOf } from '@/lib/domain/messages/message'
import { parseLines } from '@/lib/domain/text/typed-lines'
import type { Said } from '@/lib/domain/wire/said'
import { mailMessage } from '@/lib/notices/news'
import { type Buyer, mayOpen } from '@/lib/orders/access'
import { mayWriteAbout } from './may-write'

export type MessageWritten = { kind: 'written' | 'not_found' } | { kind: 'refused'; said: Said }

/**
 * A buyer writes to a seller of their order.
 * @param key from a link that allows to ask
 * @param id of the message: sent twice it is written once
 */
export async function writeAsBuyer(
  { orderId, partId, buyer, key }: { orderId: string; partId: string; buyer: Buyer; key: string | undefined },
  id: string,
  typed: string,
): Promise<MessageWritten> {
  const order = await findOrder(orderId)
  const part = order?.parts.find((each) => each.id === partId)
  if (!order || !part || !mayOpen(order, buyer, key, 'ask') || !mayWriteAbout(part)) return { kind: 'not_found' }
  return write({ id, sender: 'buyer', sellerOrderId: partId, sellerId: part.sellerId }, typed)
}

/** A seller writes to the buyer of their sale. @param id of the message: sent twice it is written once */
export async function writeAsSeller(sellerId: string, sellerOrderId: string, id: string, typed: string): Promise<MessageWritten> {
  const sale = await findSale(sellerId, sellerOrderId)
  if (!sale || !mayWriteAbout(sale)) return { kind: 'not_found' }
  return write({ id, sender: 'seller', sellerOrderId, sellerId }, typed)
}

type New = { id: string; sender: MessageSender; sellerOrderId: string; sellerId: string }

async function write(message: New, typed: string): Promise<MessageWritten> {
  const { sender, sellerOrderId } = message
  const read = parseLines(typed, MAX_MESSAGE)
  if (!read.ok) return { kind: 'refused', said: read.said }
  if (read.text === '') return { kind: 'refused', said: { key: 'messages.empty' } }
  const limit = await takeToken('message', `${sender}:${sellerOrderId}`)
  if (!limit.ok) return { kind: 'refused', said: { key: 'tooManyRequests', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } } }
  if ((await countMessages(sellerOrderId)) >= MOST_MESSAGES) return { kind: 'refused', said: { key: 'messages.tooMany' } }
  const at = new Date()
  await transaction(async (tx) => {
    await insertMessage(tx, { ...message, text: read.text, at })
    const { id, data, startAfter } = mailMessage(sellerOrderId, sender === 'buyer' ? 'seller' : 'buyer', minuteOf(at))
    await send(tx, 'send-message-mail', data, { id, startAfter })
  })
  return { kind: 'written' }
}
