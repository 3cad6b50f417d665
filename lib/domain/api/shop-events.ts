/** What a shop's own programs can be told of. Each event says what it is about by its id; what became of it they read by the API. */
export const SHOP_EVENTS = ['order.paid', 'order.canceled', 'shipment.created', 'refund.created', 'product.changed'] as const
export type ShopEventType = (typeof SHOP_EVENTS)[number]

export const MAX_WEBHOOK_URL = 500

/** What an event is about, by ids alone: nothing of a buyer leaves with it. */
export type ShopEventData =
  | { object: 'order' | 'product'; id: string }
  /** `order`: to which it belongs. */
  | { object: 'shipment' | 'refund'; id: string; order: string }

const SECOND = 1000
const HOUR = 3600 * SECOND
const FIRST_DELAY = 30 * SECOND
const LONGEST_DELAY = 12 * HOUR
/** How long a delivery is tried. */
export const TRIED_FOR = 72 * HOUR

/**
 * When to try a delivery again that has failed so often: after 30 seconds, then four times as long each time, at most twelve hours.
 * @param createdAt of the delivery
 * @returns null where its three days are over
 */
export function nextTry(attempts: number, createdAt: Date, now: Date): Date | null {
  const end = createdAt.getTime() + TRIED_FOR
  if (now.getTime() >= end) return null
  const delay = Math.min(FIRST_DELAY * 4 ** (attempts - 1), LONGEST_DELAY)
  return new Date(Math.min(now.getTime() + delay, end))
}

/** What is posted of an event. */
export function eventBody({ id, type, createdAt, data }: { id: string; type: string; createdAt: Date; data: unknown }): string {
  return JSON.stringify({ object: 'event', id, type, created_at: createdAt.toISOString(), data })
}
