import { giveLease, renewLease, takeLease } from '@/lib/db/orders/leases'
import { getOrder, type OrderRow, type PartRow } from '@/lib/db/orders/orders'
import { nextSteps, type Occasion, type Step } from '@/lib/domain/order/plan'
import { env } from '@/lib/env'
import { addToLog } from '@/lib/log/context'
import { authorizePart } from '@/lib/saga/steps/authorize-part'
import { capturePart } from '@/lib/saga/steps/capture-part'
import { cancelPart, recheckPart, rereadPart } from '@/lib/saga/steps/recheck-part'
import { refundPart } from '@/lib/saga/steps/refund-part'
import { recheckCard, saveCard } from '@/lib/saga/steps/save-card'
import { sharePart } from '@/lib/saga/steps/share-part'
import { stripeNow } from '@/lib/stripe/clock'
import { recordEvent, recordingTogether } from './record-event'

/** No path has more rounds (every-path.test.ts counts them: four a part where each part needs its own); a plan that never ends is a bug. */
const mostRounds = ({ parts }: OrderRow) => 10 + 5 * parts.length
const KEEP_LEASE_MS = 30_000

/**
 * Takes an order as far as it will go: plans from what is stored, does the steps, plans again. The request calls it for speed, a job
 * for certainty, a webhook because something may have changed; one at a time per order holds the lease.
 * @param occasion `reread`: what waits for the buyer is asked of Stripe again
 * @returns the order afterwards; `busy` while somebody else advances it
 */
export async function advanceOrder(orderId: string, occasion: { reread: boolean }): Promise<{ kind: 'advanced' | 'busy'; order: OrderRow }> {
  addToLog({ orderId })
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
  // Stripe's clock is looked at once, and only where a part has a day.
  let looked: Promise<Date> | undefined
  const clock = () => (looked ??= stripeNow())
  for (let round = 0; round < mostRounds(order); round += 1) {
    const occasion: Occasion = { reread: reread && round === 0, expired: order.expiresAt < new Date(), due: await dueParts(order, clock) }
    const steps = nextSteps(order, occasion)
    if (steps.length === 0) return order
    const before = order
    await runAll(steps, before)
    const [isOurs, after] = await Promise.all([renewLease(orderId, token), getOrder(orderId)])
    order = after
    if (!isOurs || isUnchanged(before, order)) return order
  }
  throw new Error(`Order ${orderId} did not come to rest`)
}

/**
 * Does the steps side by side, those on one account one after the other: a buyer's Customer there is made once. Every step is seen to its end
 * before an error of one goes up, so that none is left running without the lease.
 */
async function runAll(steps: Step[], order: OrderRow): Promise<void> {
  const accountOf = (step: Step) => ('partId' in step ? partOf(order, step.partId).accountId : '')
  const lane = async (account: string) => {
    for (const step of steps) if (accountOf(step) === account) await run(step, order)
  }
  const accounts = [...new Set(steps.map(accountOf))]
  const doAll = () => Promise.allSettled(accounts.map(lane))
  // One alone has nobody to wait for.
  const lanes = await (accounts.length > 1 ? recordingTogether(doAll) : doAll())
  const failed = lanes.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
}

/** Parts that are charged on a later day which has come. */
async function dueParts({ parts }: OrderRow, clock: () => Promise<Date>): Promise<Set<string>> {
  if (parts.every(({ dueAt }) => dueAt === null)) return new Set()
  const now = await clock()
  return new Set(parts.filter(({ dueAt }) => dueAt !== null && dueAt <= now).map(({ id }) => id))
}

function run(step: Step, order: OrderRow): Promise<void> {
  switch (step.kind) {
    case 'save_card':
      return saveCard(order)
    case 'recheck_card':
      return recheckCard(order)
    case 'decide':
      return recordEvent(order.id, { type: 'decided', decision: step.decision, reason: step.reason }, { order: { decidedAt: new Date() } })
    case 'cancel':
      return cancelPart(order, partOf(order, step.partId), step.reason)
    default:
      return PART_STEPS[step.kind](order, partOf(order, step.partId))
  }
}

type PartStep = Exclude<Extract<Step, { partId: string }>, { kind: 'cancel' }>

/** How each step of a part is done. */
const PART_STEPS: Record<PartStep['kind'], (order: OrderRow, part: PartRow) => Promise<void>> = {
  share: sharePart,
  authorize: authorizePart,
  recheck: recheckPart,
  reread: rereadPart,
  capture: capturePart,
  refund: refundPart,
}

/** Nothing moved: the rest waits for the buyer or for an answer of Stripe. */
function isUnchanged(before: OrderRow, after: OrderRow): boolean {
  const statusesOf = ({ status, cardStatus, decision, parts }: OrderRow) =>
    JSON.stringify([status, cardStatus, decision, parts.map((part) => [part.status, part.tries])])
  return statusesOf(before) === statusesOf(after)
}

function partOf(order: OrderRow, partId: string): PartRow {
  const part = order.parts.find(({ id }) => id === partId)
  if (!part) throw new Error(`Order ${order.id} has no part ${partId}`)
  return part
}
