import {
  type Completion,
  type Decision,
  hasSchedule,
  isAllOrNothing,
  mayChooseAgain,
  mayRetry,
  type OrderEvent,
  type PartFacts,
} from '@/lib/domain/order/order'
import { nextSteps, type Step } from '@/lib/domain/order/plan'
import { transition } from '@/lib/domain/order/transition'
import { type Answer, called, canceled, captured, rechecked, refunded, reread, shared } from './answers'
import { factsOf, type Path, type PathPart, type Running } from './state'

/**
 * How a path goes on.
 * - `plan`: whoever advances the order plans from what is stored.
 * - `answer`: a step comes to what a healthy Stripe may answer.
 * - `fault`: it comes to no answer, or the process died, which leaves the same behind.
 * - `outside`: the buyer, the time, the bank or a lost call does something, or somebody begins to advance the order.
 */
export interface Move {
  kind: 'plan' | 'answer' | 'fault' | 'outside'
  name: string
  to: Path
}

/**
 * In which orders the steps of one round come to their results, and when the outside may happen.
 * - `every`: in each order there is, and the outside in the middle of them.
 * - `one`: in one order, and the outside between the rounds. Results of different parts do not touch one another, and a plan sees only what is stored, so
 *   every other order leads through other states in between to the same ones after. An order that has ended is still walked in `every`
 *   order: its buyer may try another card in the middle of a round.
 */
export type Orders = 'every' | 'one'

/** Every way a path may go on from here. */
export function movesOf(path: Path, orders: Orders): Move[] {
  const isOne = orders === 'one' && path.status === 'open'
  const steps = answered(path, isOne)
  if (isOne && path.phase === 'steps') return steps
  return [...planned(path), ...steps, ...fromOutside(path)]
}

function withPart(path: Path, index: number, change: Partial<PathPart>): Path {
  return { ...path, parts: path.parts.map((part, each) => (each === index ? { ...part, ...change } : part)) }
}

/** Lets an event happen by the table of states. What contradicts it changes nothing, as when it is recorded. */
function happen(path: Path, event: OrderEvent, own: Partial<PathPart> = {}): Path {
  const result = transition(factsOf(path), event)
  if (result.kind !== 'moved') return path
  const { status, cardStatus, completion, decision, parts } = result.facts
  return {
    ...path,
    ...{ status, card: cardStatus, completion, decision, isChanged: true },
    parts: path.parts.map((part, index) => {
      const facts = parts[index]
      if (!facts) throw new Error('A part got lost')
      const isItself = event.type === 'part' && event.partId === String(index)
      return { ...part, ...storedOf(facts), ...(isItself ? own : {}) }
    }),
  }
}

/** No plan depends on why something was refused. */
function cardEvent(to: 'ready' | 'requires_action' | 'refused'): OrderEvent {
  return to === 'refused' ? { type: 'card', to, reason: 'card_declined' } : { type: 'card', to }
}

function storedOf({ status, paymentIntentId, captureMethod }: PartFacts): Partial<PathPart> {
  return { status, hasIntent: paymentIntentId !== null, captureMethod }
}

function planned(path: Path): Move[] {
  if (path.phase === 'idle' || path.phase === 'steps') return []
  const due = new Set(path.parts.flatMap(({ isDue }, index) => (isDue ? [String(index)] : [])))
  const steps = nextSteps(factsOf(path), { reread: path.phase === 'reread', expired: path.isExpired, due })
  const to = steps.reduce(begin, { ...path, phase: steps.length > 0 ? 'steps' : 'idle', isChanged: false } as Path)
  return [{ kind: 'plan', name: steps.map(({ kind }) => kind).join(' + ') || 'nothing to do', to }]
}

function begin(path: Path, step: Step): Path {
  if (step.kind === 'decide') return { ...path, order: step.decision }
  if (step.kind === 'save_card' || step.kind === 'recheck_card') return { ...path, order: step.kind }
  return withPart(path, Number(step.partId), { running: step.kind })
}

function answered(path: Path, isOne: boolean): Move[] {
  if (path.phase !== 'steps') return []
  const steps = [orderAnswers(path), ...path.parts.map((part, index) => partAnswers(path, part, index))].filter(({ length }) => length > 0)
  if (steps.length > 0) return isOne ? (steps[0] ?? []) : steps.flat()
  // All steps are done: plan again while something moved.
  const to: Path = { ...path, phase: path.isChanged ? 'plan' : 'idle', isChanged: false }
  return [{ kind: 'plan', name: path.isChanged ? 'next round' : 'wait', to }]
}

function orderAnswers(path: Path): Move[] {
  const over: Path = { ...path, order: '-' }
  switch (path.order) {
    case '-':
      return []
    case 'capture':
    case 'release':
      return [
        {
          kind: 'answer',
          name: `decided: ${path.order}`,
          to: happen(over, { type: 'decided', decision: path.order as Exclude<Decision, 'undecided'> }),
        },
      ]
    case 'save_card': {
      const saving = happen(over, { type: 'card', to: 'saving' })
      const to = (['ready', 'requires_action', 'refused'] as const).map((card) => happen(saving, cardEvent(card)))
      return [
        ...to.map((each): Move => ({ kind: 'answer', name: `card ${each.card}`, to: each })),
        { kind: 'fault', name: 'card: no answer', to: saving },
      ]
    }
    case 'recheck_card': {
      const to = (['ready', 'refused'] as const).map((card) => happen(over, cardEvent(card)))
      return [...to.map((each): Move => ({ kind: 'answer', name: `card ${each.card}`, to: each })), { kind: 'answer', name: 'card waits', to: over }]
    }
  }
}

const ANSWERS: Record<Exclude<Running, '-' | 'authorize'>, (part: PathPart) => Answer[]> = {
  share: shared,
  call: called,
  recheck: rechecked,
  reread,
  capture: captured,
  cancel: canceled,
  refund: refunded,
}

function partAnswers(path: Path, part: PathPart, index: number): Move[] {
  if (part.running === '-') return []
  if (part.running === 'authorize') return beginCall(path, index)
  const { running } = part
  return ANSWERS[running](part).flatMap(({ name, isFault, truth = part.truth, capturesAs = part.capturesAs, to, also = {} }) => {
    const after = withPart(path, index, { running: '-', truth, capturesAs, ...(to ? {} : also) })
    const move = (end: Path): Move => ({ kind: isFault ? 'fault' : 'answer', name: `${running}: ${name}`, to: end })
    if (!to) return [move(after)]
    if (to === 'declined') return declined(after, index, also).map(move)
    return [
      move(
        happen(
          after,
          to === 'canceled' ? { type: 'part', partId: String(index), to, reason: 'expired' } : { type: 'part', partId: String(index), to },
          also,
        ),
      ),
    ]
  })
}

/** A refusal of what was charged without its buyer has a schedule: it is tried again on a later day, or given up then. */
function declined(path: Path, index: number, also: Partial<PathPart>): Path[] {
  const part = { ...path.parts[index], ...also }
  const event = { type: 'part', partId: String(index), to: 'declined', reason: 'card_declined' } as const
  if (!hasSchedule({ chargeWhen: part.chargeWhen ?? 'at_checkout', tries: part.isTried ? 1 : 0 })) return [happen(path, event, also)]
  // What was canceled stays so.
  if (part.isCancelRequested) return [happen(path, event, also)]
  return [false, true].map((givesUp) => ({ ...happen(path, event, { ...also, givesUp, isDue: false }), isExpired: false }))
}

/** The card is shared, then the call is stored; only then it is made. */
function beginCall(path: Path, index: number): Move[] {
  const part = path.parts[index] as PathPart
  const isTried = part.isTried || (part.chargeWhen !== 'at_checkout' && part.status !== 'pending')
  const over = withPart(path, index, { running: '-' })
  const stored = happen(over, { type: 'part', partId: String(index), to: 'authorizing' }, { running: 'call', isTried })
  return [
    { kind: 'answer', name: 'authorize: shared and stored', to: stored },
    ...declined(over, index, { isTried }).map((to): Move => ({ kind: 'answer', name: 'authorize: not shared', to })),
    { kind: 'fault', name: 'authorize: no answer about sharing', to: over },
  ]
}

function fromOutside(path: Path): Move[] {
  const moves: Move[] = []
  const add = (name: string, to: Path) => moves.push({ kind: 'outside', name, to })
  if (path.phase === 'idle') add('somebody looks', { ...path, phase: 'reread' })
  // Time, and a buyer who gives up; what was decided is not undone by that.
  if (!path.isExpired) add('the time is over', { ...path, isExpired: true })
  if (mayRetry(factsOf(path)) && path.parts.every(({ gone }) => gone === '-'))
    for (const card of ['needed', 'ready'] as const)
      for (const completion of choicesOf(path)) add(`another card (${card}), ${completion}`, retried(path, card, completion))
  for (const [index, part] of path.parts.entries()) {
    if (part.chargeWhen === 'at_checkout') continue
    if (mayCancelItem(part)) add('it is canceled', withPart(path, index, { isDue: true, givesUp: true, isCancelRequested: true }))
    if (!DUE_LATER.has(part.status)) continue
    // What is charged on shipment has no other day than the one by which it must be ready.
    if (!part.isDue)
      add(part.isReady || part.chargeWhen === 'on_date' ? 'the day comes' : 'the time to ship is over', withPart(path, index, { isDue: true }))
    if (mayCharge(part)) add('its seller is ready', withPart(path, index, { isDue: true, givesUp: false, isReady: true }))
  }
  return moves
}

function mayCharge({ chargeWhen, status, isReady, isCancelRequested, isDue }: PathPart): boolean {
  return chargeWhen === 'on_shipment' && status === 'scheduled' && !isReady && !isCancelRequested && !isDue
}

/** Once it is ready only when the charge was refused. */
function mayCancelItem({ isCancelRequested, isReady, status }: PathPart): boolean {
  if (isCancelRequested || (isReady && status !== 'declined')) return false
  return DUE_LATER.has(status) || status === 'requires_action'
}

const DUE_LATER = new Set<PathPart['status']>(['pending', 'scheduled', 'authorized', 'declined'])

function choicesOf(path: Path): Completion[] {
  return path.choosesAgain && mayChooseAgain(factsOf(path)) ? ['all_or_nothing', 'keep_what_worked'] : [path.completion]
}

function retried(path: Path, card: 'needed' | 'ready', completion: Completion): Path {
  const after = happen(path, { type: 'retried', card, completion })
  const isDecidedAnew = isAllOrNothing(factsOf(path)) && path.decision !== 'capture'
  const parts = after.parts.map((part, index) => {
    const before = path.parts[index] as PathPart
    if (part.status !== 'pending') return part
    const isAnew = before.hasIntent && !part.hasIntent
    // While its buyer is here nothing is charged without them; what is decided anew is due with the rest.
    const isLate = hasSchedule({ chargeWhen: part.chargeWhen, tries: part.isTried ? 1 : 0 })
    const visit = isLate && !part.isCancelRequested ? { isDue: isDecidedAnew, givesUp: !isDecidedAnew } : {}
    return { ...part, ...visit, ...(isAnew && { truth: 'none' as const }) }
  })
  return { ...after, isExpired: false, parts }
}
