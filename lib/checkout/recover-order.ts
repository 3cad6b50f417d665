import { findOrder } from '@/lib/db/orders/orders'
import { mayRecover } from '@/lib/domain/order/recovery'
import type { RecoverOrder } from '@/lib/domain/wire/checkout-wire'
import { type Buyer, mayOpen } from '@/lib/orders/access'
import { type Placed, refuse } from '@/lib/orders/answer'
import { advanceAndAnswer } from './advance-and-answer'
import { CARD_GONE } from './refusals'
import { retryOrder } from './retry-order'

/**
 * Puts right a charge that was refused without its buyer, who has come by the address in the mail: with the same card, which the bank may then
 * confirm with them, or with another. What is paid is left alone. Without a card it only goes on: after a confirmation, or to ask.
 * @param input parsed; its key, from that address, opens the order on any device
 * @returns null when there is no such order or it is not theirs
 */
export async function recoverOrder(orderId: string, input: RecoverOrder, buyer: Buyer): Promise<Placed | null> {
  const order = await findOrder(orderId)
  if (!order || !mayOpen(order, buyer, input.key ?? undefined, 'pay')) return null
  // Somebody was faster (a double click, another device, the day's own try): there is nothing to begin.
  if (!input.card || !mayRecover(order)) return { kind: 'answer', answer: await advanceAndAnswer(order.id, { reread: true }), orderId: order.id }
  if (input.card.kind === 'new') return retryOrder(order, { ...input.card, keepsCard: false })
  const { savedCard } = order
  if (!savedCard || savedCard.detachedAt) return refuse(CARD_GONE)
  return retryOrder(order, { kind: 'saved', card: savedCard })
}
