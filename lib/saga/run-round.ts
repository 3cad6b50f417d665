import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import type { Step } from '@/lib/domain/order/plan'
import { type Recorder, recorderFor } from './record/recorder'
import type { SagaEvent } from './saga-event'
import { authorizePart } from './steps/authorize-part'
import { cancelPart } from './steps/cancel-part'
import { capturePart } from './steps/capture-part'
import { recheckPart } from './steps/recheck-part'
import { refundPart } from './steps/refund-part'
import { rereadPart } from './steps/reread-part'
import { recheckCard, saveCard } from './steps/save-card'
import { sharePart } from './steps/share-part'
import type { StepWork } from './steps/step-work'

/**
 * Does the steps of a round side by side, those on one account one after the other: a buyer's Customer there is made once. Every step is seen to its end
 * before an error of one goes up, so that none is left running without the lease.
 * @returns the order as it was written last; null where nothing happened
 */
export async function runRound(order: OrderRow, steps: Step[]): Promise<OrderRow | null> {
  const accountOf = (step: Step) => ('partId' in step ? partOf(order, step.partId).accountId : '')
  const recorder = recorderFor(order.id)
  const lane = async (account: string) => {
    for (const step of steps) if (accountOf(step) === account) await runStep(step, order, recorder)
  }
  const results = await Promise.allSettled([...new Set(steps.map(accountOf))].map(lane))
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  return recorder.latest()
}

/** What must be stored before a call is; then the call is made, with the order as it is by then, and what came of it is stored. */
async function runStep(step: Step, order: OrderRow, { record }: Recorder): Promise<void> {
  const { events, call } = await prepare(step, order)
  const begun = events.length > 0 ? await record(events) : order
  const outcome = call ? await call(begun) : []
  if (outcome.length > 0) await record(outcome)
}

async function prepare(step: Step, order: OrderRow): Promise<StepWork> {
  switch (step.kind) {
    case 'save_card':
      return saveCard(order)
    case 'recheck_card':
      return { events: await recheckCard(order) }
    case 'decide':
      return decide(step)
    case 'authorize':
      return authorizePart(order, partOf(order, step.partId))
    default:
      return { events: await outcomeOf(step, order, partOf(order, step.partId)) }
  }
}

function decide({ decision, reason }: Extract<Step, { kind: 'decide' }>): StepWork {
  return { events: [{ event: { type: 'decided', decision, reason }, changes: { order: { decidedAt: new Date() } } }] }
}

type PlainStep = Exclude<Extract<Step, { partId: string }>, { kind: 'authorize' }>

/** Steps that store nothing before their calls. */
function outcomeOf(step: PlainStep, order: OrderRow, part: PartRow): Promise<SagaEvent[]> {
  switch (step.kind) {
    case 'share':
      return sharePart(order, part)
    case 'recheck':
      return recheckPart(order, part)
    case 'reread':
      return rereadPart(order, part)
    case 'capture':
      return capturePart(order, part)
    case 'cancel':
      return cancelPart(order, part, step.reason)
    case 'refund':
      return refundPart(order, part)
  }
}

function partOf(order: OrderRow, partId: string): PartRow {
  const part = order.parts.find(({ id }) => id === partId)
  if (!part) throw new Error(`Order ${order.id} has no part ${partId}`)
  return part
}
