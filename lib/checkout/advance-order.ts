import { giveLease, renewLease, takeLease } from '@/lib/db/leases'
import { getOrder, type OrderRow } from '@/lib/db/orders'
import { nextSteps, type Occasion, type Step } from '@/lib/domain/plan'
import { unreachable } from '@/lib/domain/unreachable'
import { env } from '@/lib/env'
import { authorizePart } from './authorize-part'
import { cancelPart, recheckPart, rereadPart } from './recheck-part'
import { recordEvent } from './record-event'
import { recheckCard, saveCard } from './save-card'

/** No path has more rounds; a plan that never ends is a bug. */
const MOST_ROUNDS = 12
const KEEP_LEASE_MS = 30_000

/**
 * Takes an order as far as it will go: plans from what is stored, does the steps, plans again. The request calls it for speed, a job
 * for certainty, a webhook because something may have changed; one at a time per order holds the lease.
 * @param occasion `reread`: what waits for the buyer is asked of Stripe again
 * @returns the order afterwards; `busy` while somebody else advances it
 */
export async function advanceOrder(orderId: string, occasion: { reread: boolean }): Promise<{ kind: 'advanced' | 'busy'; order: OrderRow }> {
  const token = await takeLease(orderId)
  if (!token) return { kind: 'busy', order: await getOrder(orderId) }
  // Several slow answers in a row take longer than a lease: whoever is alive keeps it.
  const keeping = setInterval(() => void renewLease(orderId, token).catch(() => false), KEEP_LEASE_MS)
  try {
    return { kind: 'advanced', order: await advanceHolding(orderId, token, occasion.reread) }
  } finally {
    clearInterval(keeping)
    await giveLease(orderId, token)
  }
}

async function advanceHolding(orderId: string, token: string, reread: boolean): Promise<OrderRow> {
  let order = await getOrder(orderId)
  // Orders made with test keys are never continued with live ones, nor the other way round.
  if (order.livemode !== env().livemode) return order
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const occasion: Occasion = { reread: reread && round === 0, expired: order.expiresAt < new Date() }
    const steps = nextSteps(order, occasion)
    if (steps.length === 0 || !(await renewLease(orderId, token))) return order
    const before = order
    await Promise.all(steps.map((step) => run(step, before)))
    order = await getOrder(orderId)
    if (isUnchanged(before, order)) return order
  }
  throw new Error(`Order ${orderId} did not come to rest`)
}

function run(step: Step, order: OrderRow): Promise<OrderRow> {
  switch (step.kind) {
    case 'save_card':
      return saveCard(order)
    case 'recheck_card':
      return recheckCard(order)
    case 'authorize':
      return authorizePart(order, partOf(order, step.partId))
    case 'recheck':
      return recheckPart(order, partOf(order, step.partId))
    case 'reread':
      return rereadPart(order, partOf(order, step.partId))
    case 'cancel':
      return cancelPart(order, partOf(order, step.partId))
    case 'close':
      return recordEvent(order.id, { type: 'closed' })
    default:
      return unreachable(step)
  }
}

/** Nothing moved: the rest waits for the buyer or for an answer of Stripe. */
function isUnchanged(before: OrderRow, after: OrderRow): boolean {
  const statusesOf = ({ status, cardStatus, parts }: OrderRow) => JSON.stringify([status, cardStatus, parts.map((part) => part.status)])
  return statusesOf(before) === statusesOf(after)
}

function partOf(order: OrderRow, partId: string): OrderRow['parts'][number] {
  const part = order.parts.find(({ id }) => id === partId)
  if (!part) throw new Error(`Order ${order.id} has no part ${partId}`)
  return part
}
