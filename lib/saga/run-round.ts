import { db, type Tx } from '@/lib/db/client'
import type { CarriedOrder } from '@/lib/db/orders/carried-order'
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

/** A lane whose first step is begun, without asking Stripe yet. */
type BegunLane = { work: StepWork; rest: Step[] }

/** A round that is planned from `order` and begun: what must be stored before the first calls, and the lanes to go on with once it is. */
export type BegunRound = { order: OrderRow; lanes: BegunLane[]; events: SagaEvent[] }

/**
 * Does the steps of a round side by side, those on one account one after the other: a buyer's Customer there is made once. What must be stored before the
 * first calls is stored in one transaction.
 * @returns the order as it was written last; null where nothing happened
 */
export async function runRound(carried: CarriedOrder, steps: Step[]): Promise<CarriedOrder | null> {
  const recorder = recorderFor(carried)
  const round = await beginRound(db(), carried.order, steps)
  await recorder.record(round.events)
  return finishLanes(round, recorder)
}

/** Begins the steps of a round as the transaction sees what they need. The caller stores the events. */
export async function beginRound(tx: Tx, order: OrderRow, steps: Step[]): Promise<BegunRound> {
  const lanes = await Promise.all(lanesOf(order, steps).map(async ([first, ...rest]) => ({ work: await prepare(tx, first, order), rest })))
  return { order, lanes, events: lanes.flatMap(({ work }) => work.events) }
}

/** Makes the calls of a round whose events are stored. @param carried the order with them @returns the order as it was written last; null where nothing happened */
export function finishRound(round: BegunRound, carried: CarriedOrder): Promise<CarriedOrder | null> {
  return finishLanes(round, recorderFor(carried))
}

/** Every step is seen to its end before an error of one goes up, so that none is left running without the lease. */
async function finishLanes({ order, lanes }: BegunRound, { record, latest }: Recorder): Promise<CarriedOrder | null> {
  const finish = async ({ events, call }: StepWork): Promise<void> => {
    const stored = await record(events)
    if (call) await finish(await call(stored))
  }
  const running = lanes.map(async ({ work, rest }) => {
    await finish({ ...work, events: [] })
    for (const step of rest) await finish(await prepare(db(), step, order))
  })
  const failed = (await Promise.allSettled(running)).find((result) => result.status === 'rejected')
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
async function prepare(tx: Tx, step: Step, order: OrderRow): Promise<StepWork> {
  switch (step.kind) {
    case 'save_card':
      return { events: [], call: () => saveCard(order) }
    case 'recheck_card':
      return { events: [], call: async () => ({ events: await recheckCard(order) }) }
    case 'decide':
      return decide(step)
    case 'authorize':
      return authorizePart(tx, order, partOf(order, step.partId))
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
