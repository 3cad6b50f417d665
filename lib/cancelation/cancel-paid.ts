import { advanceAndAnswer } from '@/lib/checkout/advance-and-answer'
import { type Tx, transaction } from '@/lib/db/client'
import { findCancelMinutes, insertCancelation } from '@/lib/db/fulfilment/cancelations'
import { findShipments } from '@/lib/db/fulfilment/shipments'
import { send } from '@/lib/db/jobs/jobs'
import { findOrder, lockOrder, noteOrderEvent, type PartRow } from '@/lib/db/orders/orders'
import { findConnection } from '@/lib/db/sellers/connections'
import { cancelableUntil, type NotCancelable, whyNotCancelable } from '@/lib/domain/fulfilment/cancelation'
import { isLive } from '@/lib/domain/fulfilment/fulfilment'
import type { Said } from '@/lib/domain/wire/said'
import { mail } from '@/lib/notices/news'
import { type Buyer, mayContinue } from '@/lib/orders/access'
import { giveBack, isDisputed } from './give-back'

/** `canceled`: all of it is refunded. `requested`: its seller is asked. */
export type PaidCanceled = { kind: 'canceled' | 'requested' | 'not_found' } | { kind: 'refused'; said: Said }

/**
 * The buyer cancels a paid part of which nothing has left: by themselves for a while after the order, later by asking its seller. Said twice it is done once.
 * It and a shipment lock the order: the first of them stands.
 */
export async function cancelPaid(orderId: string, partId: string, buyer: Buyer): Promise<PaidCanceled> {
  const order = await findOrder(orderId)
  const found = order?.parts.find(({ id }) => id === partId)
  if (!order || !found || !mayContinue(order, buyer)) return { kind: 'not_found' }
  const minutes = (await findCancelMinutes([found.sellerId])).get(found.sellerId) ?? 0
  const isConnected = (await findConnection(found.accountId, order.livemode))?.status === 'connected'
  const isInTime = new Date() < cancelableUntil(found.createdAt, minutes)
  const result = await transaction(async (tx): Promise<PaidCanceled> => {
    const part = (await lockOrder(tx, orderId)).parts.find(({ id }) => id === partId)
    return part ? cancelIn(tx, part, isInTime && isConnected) : { kind: 'not_found' }
  })
  if (result.kind === 'canceled') await advanceAndAnswer(orderId, { reread: false })
  return result
}

async function cancelIn(tx: Tx, part: PartRow, isAtOnce: boolean): Promise<PaidCanceled> {
  const { cancelation } = part
  if (cancelation && cancelation.status !== 'declined') return { kind: cancelation.status === 'accepted' ? 'canceled' : 'requested' }
  const shipments = await findShipments([part.id], tx)
  const why = whyNotCancelable({ ...part, isDelivered: part.delivery !== null, isAnyShipped: shipments.some(isLive) })
  if (why) return { kind: 'refused', said: { key: REFUSALS[why] } }
  if (await isDisputed(tx, part.id)) return { kind: 'refused', said: { key: 'cancelation.disputed' } }
  await insertCancelation(tx, part.id, isAtOnce ? 'accepted' : 'requested')
  if (isAtOnce) {
    await giveBack(tx, part)
    return { kind: 'canceled' }
  }
  await noteOrderEvent(tx, { orderId: part.orderId, sellerOrderId: part.id, event: 'cancel_requested' })
  const { id, data } = mail(part, 'seller', 'cancel_requested')
  await send(tx, 'send-order-mail', data, { id })
  return { kind: 'requested' }
}

const REFUSALS: Record<NotCancelable, Said['key']> = {
  not_paid: 'cancelation.notPaid',
  nothing_to_ship: 'cancelation.notPaid',
  shipped: 'cancelation.shipped',
  asked: 'cancelation.declined',
}
