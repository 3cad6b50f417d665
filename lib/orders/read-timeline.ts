import { findOrderEvents, findTimelineParts } from '@/lib/db/orders/history'
import { timeline } from '@/lib/domain/order/timeline'
import type { Audience } from '@/lib/domain/order/timeline-kinds'
import type { TimelineLine } from '@/lib/domain/wire/order-views'

/**
 * What happened to an order, oldest first, as one kind of reader sees it. Whether they may see the order is asked before.
 * @param partId the seller's own part
 */
export async function readTimeline(orderId: string, reader: Audience, partId?: string): Promise<TimelineLine[]> {
  const [events, parts] = await Promise.all([findOrderEvents(orderId), findTimelineParts(orderId)])
  // To the seller of one part, and where there is one only, it goes without saying whose it is.
  const isNamed = parts.length > 1 && partId === undefined
  const shops = new Map(parts.map(({ id, seller }) => [id, seller.shopName]))
  return timeline(events, parts, reader, partId).map(({ partId: of, at, ...entry }) => ({
    ...entry,
    at: at.toISOString(),
    shopName: isNamed && of ? (shops.get(of) ?? null) : null,
  }))
}
