import { unlocked } from '@/lib/db/orders/carried-order'
import { giveLease, renewLease, takeLease } from '@/lib/db/orders/leases'
import { getOrder, type OrderRow } from '@/lib/db/orders/orders'
import { nextSteps, type Occasion } from '@/lib/domain/order/plan'
import { env } from '@/lib/env'
import { addToLog } from '@/lib/log/context'
import { stripeNow } from '@/lib/stripe/clock'
import { finishRound, runRound } from './run-round'
import type { StartedOrder } from './start-order'

/** No path has more rounds (every-path.test.ts counts them: four a part where each part needs its own); a plan that never ends is a bug. */
const mostRounds = ({ parts }: OrderRow) => 10 + 5 * parts.length
const KEEP_LEASE_MS = 30_000

export type Begun = { reread: boolean; started?: StartedOrder }

/**
 * Takes an order as far as it will go: plans from what is stored, does the steps, plans again. The request calls it for speed, a job
 * for certainty, a webhook because something may have changed; one at a time per order holds the lease.
 * @param occasion `reread`: what waits for the buyer is asked of Stripe again; `started`: by the caller, who has made it and holds its lease
 * @returns the order afterwards; `busy` while somebody else advances it
 */
export async function advanceOrder(orderId: string, occasion: Begun): Promise<{ kind: 'advanced' | 'busy'; order: OrderRow }> {
  addToLog({ orderId })
  const token = occasion.started?.lease ?? (await takeLease(orderId))
  if (!token) return { kind: 'busy', order: await getOrder(orderId) }
  // Several slow answers in a row take longer than a lease: whoever is alive keeps it.
  const keeping = setInterval(() => void renewLease(orderId, token).catch(() => false), KEEP_LEASE_MS)
  try {
    return { kind: 'advanced', order: await advanceHolding(orderId, token, occasion) }
  } finally {
    clearInterval(keeping)
    await giveLease(orderId, token)
  }
}

async function advanceHolding(orderId: string, token: string, { reread, started }: Begun): Promise<OrderRow> {
  let keptAt = Date.now()
  /** Whether the lease is ours: one that was taken or renewed a moment ago lasts much longer, and nobody else can have it. */
  const isOurs = async () => {
    if (Date.now() - keptAt < KEEP_LEASE_MS) return true
    keptAt = Date.now()
    return renewLease(orderId, token)
  }
  const read = async () => unlocked(await getOrder(orderId))
  let carried = started ? ((await finishRound(started.round, started.carried)) ?? (await read())) : await read()
  if (started && isUnchanged(started.round.order, carried.order)) return carried.order
  // Orders made with test keys are never continued with live ones, nor the other way round.
  if (carried.order.livemode !== env().livemode) return carried.order
  for (let round = 0; round < mostRounds(carried.order); round += 1) {
    const { order } = carried
    const occasion: Occasion = { reread: reread && round === 0, expired: order.expiresAt < new Date(), due: await dueParts(order) }
    const steps = nextSteps(order, occasion)
    if (steps.length === 0 || !(await isOurs())) return order
    carried = (await runRound(carried, steps)) ?? (await read())
    if (isUnchanged(order, carried.order)) return carried.order
  }
  throw new Error(`Order ${orderId} needs more rounds than any path has`)
}

/** Stripe's clock is looked at only where a part has a day, and in each round: what is refused for the last time is due at that moment. */
async function dueParts({ parts }: OrderRow): Promise<Set<string>> {
  if (parts.every(({ dueAt }) => dueAt === null)) return new Set()
  const now = await stripeNow()
  return new Set(parts.filter(({ dueAt }) => dueAt !== null && dueAt <= now).map(({ id }) => id))
}

/** Nothing moved: the rest waits for the buyer or for an answer of Stripe. */
function isUnchanged(before: OrderRow, after: OrderRow): boolean {
  const statusesOf = ({ status, cardStatus, decision, parts }: OrderRow) =>
    JSON.stringify([status, cardStatus, decision, parts.map((part) => [part.status, part.tries])])
  return statusesOf(before) === statusesOf(after)
}
