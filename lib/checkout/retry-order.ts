import { type Tx, transaction } from '@/lib/db/client'
import { lockOrder, type OrderRow, updateOrder } from '@/lib/db/orders'
import { type Placed, refuse, SELLER_LEFT } from './answer'
import { soldOut } from './check-items'
import { settleOrder } from './continue-order'
import { holdSellers, SellerLeft, SoldOut, takeStock } from './hold-for-order'
import { recordEventIn } from './record-event'
import { sendSafetyJob } from './send-safety-job'

type Card = { kind: 'new'; confirmationTokenId: string } | { kind: 'saved'; card: { id: string } }

/**
 * Tries another card on an order whose card was refused: the same order, the same PaymentIntent, the next attempt. The stock that the
 * refusal gave back is taken again.
 */
export async function retryOrder(order: OrderRow, card: Card): Promise<Placed> {
  try {
    await transaction((tx) => begin(tx, order.id, card))
  } catch (error) {
    if (error instanceof SoldOut) return refuse(soldOut(0))
    if (error instanceof SellerLeft) return refuse(SELLER_LEFT)
    throw error
  }
  return { kind: 'answer', answer: await settleOrder(order.id, { reread: false }), orderId: order.id }
}

async function begin(tx: Tx, orderId: string, card: Card): Promise<void> {
  const order = await lockOrder(tx, orderId)
  // Somebody was faster (a double click, a webhook): there is nothing to begin.
  if (order.status !== 'declined') return
  await holdSellers(tx, order.parts, order.livemode)
  if (!order.stockHeld) {
    await takeStock(
      tx,
      order.parts.flatMap((part) => part.lines),
    )
    await updateOrder(tx, orderId, { stockHeld: true })
  }
  const fresh = { setupIntentId: null, setupClientSecret: null, declineCode: null, declineMessage: null }
  const chosen =
    card.kind === 'new'
      ? { confirmationTokenId: card.confirmationTokenId, savedCardId: null }
      : { confirmationTokenId: null, savedCardId: card.card.id }
  await recordEventIn(tx, orderId, { type: 'retried', card: card.kind === 'new' ? 'needed' : 'ready' }, { order: { ...fresh, ...chosen } })
  await sendSafetyJob(tx, orderId)
}
