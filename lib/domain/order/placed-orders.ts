import { bpsOf } from '@/lib/domain/ledger/figures'
import type { PlacedOrders } from '@/lib/domain/wire/admin-views'

const NONE = { open: 0, paid: 0, scheduled: 0, partly_paid: 0, declined: 0, canceled: 0, refunded: 0 }

/**
 * The orders placed in some time by how they stand now. What counts as converted was paid, wholly or in part and whatever was refunded since, or is charged on a later day.
 */
export function placedOrders(counts: ReadonlyMap<string, number>): PlacedOrders {
  const orders = { ...NONE, ...Object.fromEntries(counts) }
  const placed = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return { ...orders, placed, conversionBps: bpsOf(orders.paid + orders.partly_paid + orders.refunded + orders.scheduled, placed) }
}
