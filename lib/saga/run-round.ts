import type { CarriedOrder } from '@/lib/db/orders/carried-order'
import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import type { Step } from '@/lib/domain/order/plan'
import { recorderFor } from './record/recorder'
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
 * Does the steps of a round side by side, those on one account one after the other: a buyer's Customer there is made once. What must be stored before the
 * first calls is stored in one transaction. Every step is seen to its end before an error of one goes up, so that none is left running without the lease.
 * @returns the order as it was written last; null where nothing happened
 */
export async function runRound(carried: CarriedOrder, steps: Step[]): Promise<CarriedOrder | null> {
  const { order } = carried
  const { record, latest } = recorderFor(carried)
  const begun = await Promise.all(lanesOf(order, steps).map(async ([first, ...rest]) => ({ work: await prepare(first, order), rest })))
  await record(begun.flatMap(({ work }) => work.events))
  const finish = async ({ events, call }: StepWork): Promise<void> => {
    const stored = await record(events)
    if (call) await finish(await call(stored))
  }
  const lanes = begun.map(async ({ work, rest }) => {
    await finish({ ...work, events: [] })
    for (const step of rest) await finish(await prepare(step, order))
  })
  const failed = (await Promise.allSettled(lanes)).find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  return latest()
}

type Lane = [Step, ...Step[]]

/** The steps of a round by account; those of the card and the decision have none. */
function lanesOf(order: OrderRow, steps: Step[]): Lane[] {
  const lanes = new Map<string, Lane>()
  for (const step of steps) {
    const account = 'partId' in step ? partOf(order, step.partId).accountId : ''
    const lane = lanes.get(account)
    if (lane) lane.push(step)
    else lanes.set(account, [step])
  }
  return [...lanes.values()]
}

/** Begins a step, without asking Stripe yet: what must be stored before its call, and the call. */
async function prepare(step: Step, order: OrderRow): Promise<StepWork> {
  switch (step.kind) {
    case 'save_card':
      return { events: [], call: () => saveCard(order) }
    case 'recheck_card':
      return { events: [], call: async () => ({ events: await recheckCard(order) }) }
    case 'decide':
      return decide(step)
    case 'authorize':
      return authorizePart(order, partOf(order, step.partId))
    case 'recheck':
      return { events: [], call: () => recheckPart(order, partOf(order, step.partId)) }
    default:
      return { events: [], call: async () => ({ events: await outcomeOf(step, order, partOf(order, step.partId)) }) }
  }
}

function decide({ decision, reason }: Extract<Step, { kind: 'decide' }>): StepWork {
  return { events: [{ event: { type: 'decided', decision, reason }, changes: { order: { decidedAt: new Date() } } }] }
}

type PlainStep = Exclude<Extract<Step, { partId: string }>, { kind: 'authorize' | 'recheck' }>

/** Steps that store nothing before their calls. */
function outcomeOf(step: PlainStep, order: OrderRow, part: PartRow): Promise<SagaEvent[]> {
  switch (step.kind) {
    case 'share':
      return sharePart(order, part)
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
