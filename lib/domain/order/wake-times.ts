import type { OrderFacts, PartFacts } from './order'
import { nextSteps, type Occasion } from './plan'

type Timed = Omit<OrderFacts, 'parts'> & { expiresAt: Date; parts: (PartFacts & { dueAt: Date | null })[] }

/** When an order must be looked at next: `wakeAt` by our clock, `dueAt` by Stripe's. Null where nothing can happen by that clock. */
export type WakeTimes = { wakeAt: Date | null; dueAt: Date | null }

/** So long whoever is at an order may be quiet: then it is looked at by somebody else. */
const QUIET_MS = 3 * 60_000
const NOW: Occasion = { reread: false, expired: false, due: new Set() }

/** The moment from which an order that is under way at `now` counts as left alone. */
export function quietUntil(now: Date): Date {
  return new Date(now.getTime() + QUIET_MS)
}

/**
 * When an order must be looked at next, should nobody come to it before: at once where something is under way (once it has been quiet for a while), when its time
 * is over, and when a part of it is due. It asks the plan itself, so no rule of it is written twice.
 * @param quietAt from when on what is under way counts as left alone
 */
export function wakeTimes(order: Timed, quietAt: Date): WakeTimes {
  const has = (occasion: Partial<Occasion>) => nextSteps(order, { ...NOW, ...occasion }).length > 0
  const isUnderWay = has({})
  const due = order.parts.filter(({ id, dueAt }) => dueAt !== null && mayAct(order, id, isUnderWay))
  return {
    wakeAt: earliest([isUnderWay ? quietAt : null, has({ expired: true }) ? order.expiresAt : null]),
    dueAt: earliest(due.map(({ dueAt }) => dueAt)),
  }
}

/** Whether something happens to the order because a part is due, before its time is over or after. */
function mayAct(order: OrderFacts, partId: string, isUnderWay: boolean): boolean {
  if (isUnderWay) return true
  const due = new Set([partId])
  return nextSteps(order, { ...NOW, due }).length > 0
}

function earliest(moments: (Date | null)[]): Date | null {
  const known = moments.flatMap((moment) => (moment === null ? [] : [moment.getTime()]))
  return known.length > 0 ? new Date(Math.min(...known)) : null
}
