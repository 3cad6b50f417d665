// When a path is looked at next: never too late for what the plan would do, and never where nothing can happen.
import { nextSteps } from '@/lib/domain/order/plan'
import { wakeTimes } from '@/lib/domain/order/wake-times'
import { factsOf, type Path } from './state'

const NOW = new Date('2026-12-01T12:00:00Z')
const BEFORE = new Date(NOW.getTime() - 1000)
const AFTER = new Date(NOW.getTime() + 1000)

/** The sentence of the rule a stored state breaks: asleep though something is to be done, or awake though nothing can be; null when it keeps both. */
export function brokenByWaking(path: Path): string | null {
  const facts = factsOf(path)
  const parts = facts.parts.map((part, index) => ({ ...part, dueAt: dueAtOf(path, index) }))
  const { wakeAt, dueAt } = wakeTimes({ ...facts, parts, expiresAt: path.isExpired ? BEFORE : AFTER }, BEFORE)
  const steps = (expired: boolean, isDue: boolean) => {
    const due = parts.filter((part) => part.dueAt !== null && (isDue || part.dueAt <= NOW)).map(({ id }) => id)
    return nextSteps(facts, { reread: false, expired, due: new Set(due) }).length
  }
  const isAwake = [wakeAt, dueAt].some((moment) => moment !== null && moment <= NOW)
  if (!isAwake && steps(path.isExpired, false) > 0) return 'sleeps although something is to be done'
  const mayAct = steps(false, false) + steps(true, false) + steps(false, true) + steps(true, true) > 0
  return !mayAct && (wakeAt ?? dueAt) !== null ? 'is to be looked at although nothing can happen' : null
}

function dueAtOf(path: Path, index: number): Date | null {
  const part = path.parts[index]
  if (!part || part.chargeWhen === 'at_checkout') return null
  return part.isDue ? BEFORE : AFTER
}
