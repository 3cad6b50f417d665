import { findDisputes } from '@/lib/db/disputes/disputes'
import { findCancelMinutes } from '@/lib/db/fulfilment/cancelations'
import type { OrderRow } from '@/lib/db/orders/orders'
import { forbidsCancel } from '@/lib/domain/disputes/dispute-state'
import { cancelableUntil, whyNotCancelable } from '@/lib/domain/fulfilment/cancelation'
import type { PaidCancelView } from '@/lib/domain/wire/cancelation-views'
import type { FulfilmentView } from '@/lib/domain/wire/fulfilment-views'

/**
 * The paid parts of an order that its buyer may cancel or ask to cancel, and those of which they have. Once something has left, or a bank disputes it, there is nothing to cancel.
 * @param fulfilment how far the goods of its parts are on their way
 */
export async function paidCancels(order: OrderRow, fulfilment: Map<string, FulfilmentView>): Promise<PaidCancelView[]> {
  const disputes = await findDisputes(order.parts.map(({ id }) => id))
  const kept = new Set(disputes.filter(forbidsCancel).map(({ sellerOrderId }) => sellerOrderId))
  const parts = order.parts.filter((part) => {
    const isAnyShipped = (fulfilment.get(part.id)?.shipments.length ?? 0) > 0
    if (part.cancelation === null && kept.has(part.id)) return false
    return part.cancelation !== null || whyNotCancelable({ ...part, isDelivered: fulfilment.has(part.id), isAnyShipped }) === null
  })
  if (parts.length === 0) return []
  const minutes = await findCancelMinutes([...new Set(parts.map(({ sellerId }) => sellerId))])
  const now = new Date()
  return parts.map(({ id: partId, sellerId, seller, lines, currency, amountMinor, createdAt, cancelation }) => {
    const until = cancelableUntil(createdAt, minutes.get(sellerId) ?? 0)
    return {
      partId,
      shopName: seller.shopName,
      names: lines.map(({ name }) => name).join(', '),
      currency,
      amountMinor,
      cancelation,
      until: cancelation === null && now < until ? until.toISOString() : null,
    }
  })
}
