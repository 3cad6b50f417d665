import { type Tx, transaction } from '@/lib/db/client'
import { getOrder, type OrderRow } from './orders'

/**
 * An order as it was read or written last, by somebody who goes on with it, and the transactions that wrote its rows as they are in it: while no other has
 * written any, it need not be read again.
 */
export type CarriedOrder = { order: OrderRow; writers: ReadonlySet<string> }

type Locked = { own: string; writers: string[] }

/** An order that must be read again before anything is written. */
export function unlocked(order: OrderRow): CarriedOrder {
  return { order, writers: new Set() }
}

/**
 * Changes an order in a transaction of its own, having locked it. Nobody else changes it before that ends. One that is still as it is carried is not read again.
 * @param change writes with `tx`, from the order as it is, and says how it is then
 * @returns it to carry on
 */
export function changeCarried(carried: CarriedOrder, change: (tx: Tx, order: OrderRow) => Promise<OrderRow>): Promise<CarriedOrder> {
  const { id } = carried.order
  return transaction(async (tx) => {
    const [locked] = await tx.$queryRaw<Locked[]>`select own, writers from souk_lock_order(${id})`
    if (!locked) throw new Error(`Order ${id} cannot be locked`)
    const order = await change(tx, isAsCarried(carried, locked) ? carried.order : await getOrder(id, tx))
    return { order, writers: new Set([...locked.writers, locked.own]) }
  })
}

function isAsCarried({ order, writers }: CarriedOrder, locked: Locked): boolean {
  return locked.writers.length === rowsOf(order) && locked.writers.every((writer) => writers.has(writer))
}

/** How many rows of an order `souk_lock_order` looks at: one that is gone has no writer. */
function rowsOf({ savedCard, discountUses, parts }: OrderRow): number {
  const ofParts = parts.map(({ partialCapture, cancelation }) => 1 + (partialCapture ? 1 : 0) + (cancelation ? 1 : 0))
  return ofParts.reduce((sum, rows) => sum + rows, 2 + (savedCard ? 1 : 0) + discountUses.length)
}
