import type { Tx } from '@/lib/db/client'
import { sendAll } from '@/lib/db/jobs/jobs'
import type { OrderRow } from '@/lib/db/orders/orders'
import type { OrderFacts } from '@/lib/domain/order/order'
import { newsOf, newsOfPart } from '@/lib/notices/news'
import type { StatusEvent } from '@/lib/saga/saga-event'
import { moveStock } from './move-stock'
import type { OrderWrite } from './order-write'

/** Fee and net are known soon after a capture. */
const SETTLED_SECONDS = 5

/** What a new status brings with it, in the transaction that brings the status: jobs, mails, the stock. @returns what is written of it */
export async function followUp(tx: Tx, before: OrderRow, after: OrderFacts, moves: StatusEvent[]): Promise<OrderWrite> {
  const captured = after.parts.filter(({ status }, index) => status === 'captured' && before.parts[index]?.status !== 'captured')
  await sendAll(
    tx,
    'settle-seller-order',
    captured.map(({ id }) => ({ data: { sellerOrderId: id }, startAfter: SETTLED_SECONDS })),
  )
  const news = newsOf(before, after)
  const ends = moves.flatMap(({ event, changes }) => (event.type === 'part' ? newsOfPart(before, event, changes.part ?? {}) : []))
  await sendAll(tx, 'send-order-mail', [...news.mails, ...ends])
  return { order: {}, parts: mergedById([...news.marks, ...(await moveStock(tx, before, after))]) }
}

function mergedById(parts: OrderWrite['parts']): OrderWrite['parts'] {
  return [...new Set(parts.map(({ id }) => id))].map((id) => ({
    id,
    changes: Object.assign({}, ...parts.filter((part) => part.id === id).map(({ changes }) => changes)),
  }))
}
