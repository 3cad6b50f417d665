import type { HistoryEntry } from '@/lib/db/orders/orders'
import type { OrderEvent } from '@/lib/domain/order/order'
import type { Changes, SagaEvent } from '@/lib/saga/saga-event'

/**
 * What the history says of an event: nothing where it is only for a later call.
 * @param contradiction why it cannot have happened, if so: the operator sees it
 */
export function historyOf(orderId: string, happened: SagaEvent, contradiction: string | null = null): HistoryEntry[] {
  if (!('event' in happened)) {
    const { partId, name, changes } = happened
    return name === null ? [] : [{ orderId, sellerOrderId: partId, event: name, ...detail(changes) }]
  }
  const { event, changes } = happened
  const sellerOrderId = event.type === 'part' ? event.partId : undefined
  if (contradiction !== null) return [{ orderId, sellerOrderId, event: 'contradiction', detail: { sentence: contradiction } }]
  return [{ orderId, sellerOrderId, event: nameOf(event), ...detail(changes, event) }]
}

function nameOf(event: OrderEvent): string {
  switch (event.type) {
    case 'card':
    case 'part':
      return `${event.type}_${event.to}`
    case 'decided':
      return `decided_${event.decision}`
    case 'retried':
      return event.type
  }
}

/** What the history keeps of a change: never a client secret. */
function detail({ order, part }: Changes, event?: OrderEvent) {
  const reason = event && 'reason' in event ? event.reason : part?.endReason
  const code = order?.declineCode ?? part?.declineCode
  const paymentIntentId = part?.paymentIntentId
  const known = {
    ...(reason && { reason }),
    ...(code && { code }),
    ...(paymentIntentId && { paymentIntentId }),
    ...(event?.type === 'retried' && { completion: event.completion }),
  }
  return event || Object.keys(known).length > 0 ? { detail: known } : {}
}
