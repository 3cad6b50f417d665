import type { Tx } from '@/lib/db/client'
import type { NewLease } from '@/lib/db/orders/begin-order'
import type { CarriedOrder } from '@/lib/db/orders/carried-order'
import { getOrder } from '@/lib/db/orders/orders'
import { nextSteps } from '@/lib/domain/order/plan'
import { recordOn } from './record/record-events'
import { type BegunRound, beginRound } from './run-round'

/** An order whose first round was begun in the transaction that made it, to be advanced by whoever made it. */
export type StartedOrder = { lease: string; round: BegunRound; carried: CarriedOrder }

/** Begins the first round of a new order in the transaction that makes it, as the last of it: what its calls to Stripe need stored is stored with it. */
export async function startOrder(tx: Tx, orderId: string, { lease, writers }: NewLease): Promise<StartedOrder> {
  const made = await getOrder(orderId, tx)
  const round = await beginRound(tx, made, nextSteps(made, { reread: false, expired: false, due: new Set() }))
  const order = round.events.length > 0 ? await recordOn(tx, made, round.events) : made
  return { lease, round, carried: { order, writers } }
}
