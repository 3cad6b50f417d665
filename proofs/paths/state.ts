import type { ChargeWhen } from '@/lib/domain/order/charge-when'
// What a path goes through: an order as we store it, beside what is true at Stripe, which we may not know.
import type { CaptureMethod, CardStatus, Completion, Decision, OrderFacts, OrderStatus, PartStatus } from '@/lib/domain/order/order'

/**
 * A part's PaymentIntent at Stripe, as far as anybody has seen it: `none` before there is one, `lost` while the answer to a call is missing, `no_card` after a
 * refusal. What happened since (a hold lapsed, the buyer confirmed) is settled when somebody looks: see `becomes`.
 */
export type Truth = 'none' | 'lost' | 'action' | 'held' | 'paid' | 'no_card' | 'canceled' | 'refunded'
/** What an executor is doing for a part: a step of the plan; `call` is an `authorize` whose parameters are stored and whose call is about to be made. */
export type Running = '-' | 'share' | 'authorize' | 'call' | 'recheck' | 'reread' | 'capture' | 'cancel' | 'refund'

export interface PathPart {
  status: PartStatus
  /** Whether we know a PaymentIntent of it. */
  hasIntent: boolean
  chargeWhen: ChargeWhen
  captureMethod: CaptureMethod
  isDue: boolean
  /** Charged without its buyer at least once. */
  isTried: boolean
  /** When it is due it is canceled rather than charged. */
  givesUp: boolean
  /** Its buyer or its seller has called it off, and was told so. */
  isCancelRequested: boolean
  /** Its seller has said that it is on its way. */
  isReady: boolean
  truth: Truth
  /** How its PaymentIntent would be captured as it was last confirmed, while it may still be paid: not as the part says once its buyer chose again. */
  capturesAs: '-' | CaptureMethod
  /** The seller left, and Stripe answered nothing about it any more: with a hold that lapses (`left`), or before it was known whether it was charged. */
  gone: '-' | 'left' | 'unknown'
  running: Running
}

export interface Path {
  status: OrderStatus
  card: CardStatus
  completion: Completion
  /** Whether the buyer may choose otherwise with another card; a buyer who never does has a smaller world to walk. */
  choosesAgain: boolean
  decision: Decision
  isExpired: boolean
  /** Nobody advances the order; somebody is about to plan (`reread`: what waits is read again, `plan`: a later round); steps are being done. */
  phase: 'idle' | 'reread' | 'plan' | 'steps'
  /** What the order itself is being advanced by. */
  order: '-' | 'save_card' | 'recheck_card' | 'capture' | 'release'
  /** Whether anything moved since the plan was made. */
  isChanged: boolean
  parts: PathPart[]
}

/** A part that waits to be begun. */
export function newPart(facts: Partial<PathPart> = {}): PathPart {
  const notYet = { isDue: false, isTried: false, givesUp: false, isCancelRequested: false, isReady: false } as const
  const calm = { ...notYet, truth: 'none', capturesAs: '-', gone: '-', running: '-' } as const
  return { status: 'pending', hasIntent: false, chargeWhen: 'at_checkout', captureMethod: 'automatic', ...calm, ...facts }
}

/** An order as it is placed with a new card. */
export function newPath(completion: Completion, parts: PathPart[], choosesAgain = false): Path {
  const calm = { isExpired: false, phase: 'idle', order: '-', isChanged: false } as const
  return { status: 'open', card: 'needed', completion, choosesAgain, decision: 'undecided', ...calm, parts }
}

/** The order as the domain sees it. The attempt is left out: no plan depends on it. */
export function factsOf(path: Path): OrderFacts {
  const { status, card, completion, decision, parts } = path
  return {
    status,
    cardStatus: card,
    attempt: 1,
    completion,
    decision,
    endReason: null,
    parts: parts.map((part, index) => ({
      id: String(index),
      status: part.status,
      paymentIntentId: part.hasIntent ? 'pi' : null,
      chargeWhen: part.chargeWhen,
      captureMethod: part.captureMethod,
      tries: part.isTried ? 1 : 0,
      givesUp: part.givesUp,
      endReason: part.isCancelRequested ? 'seller_canceled' : null,
    })),
  }
}

const PART_VALUES = {
  status: ['pending', 'scheduled', 'authorizing', 'requires_action', 'authorized', 'captured', 'declined', 'canceled', 'refunded', 'refund_failed'],
  hasIntent: [false, true],
  captureMethod: ['automatic', 'manual'],
  isDue: [false, true],
  isTried: [false, true],
  givesUp: [false, true],
  isCancelRequested: [false, true],
  isReady: [false, true],
  truth: ['none', 'lost', 'action', 'held', 'paid', 'no_card', 'canceled', 'refunded'],
  capturesAs: ['-', 'automatic', 'manual'],
  gone: ['-', 'left', 'unknown'],
  running: ['-', 'share', 'authorize', 'call', 'recheck', 'reread', 'capture', 'cancel', 'refund'],
  // Last, so that what is charged later comes last.
  chargeWhen: ['at_checkout', 'on_date', 'on_shipment'],
} satisfies { [K in keyof PathPart]: PathPart[K][] }
const ORDER_VALUES = {
  status: ['open', 'paid', 'scheduled', 'partly_paid', 'declined', 'canceled', 'refunded'],
  card: ['needed', 'saving', 'requires_action', 'ready', 'refused'],
  completion: ['all_or_nothing', 'keep_what_worked'],
  decision: ['undecided', 'capture', 'release'],
  isExpired: [false, true],
  phase: ['idle', 'reread', 'plan', 'steps'],
  order: ['-', 'save_card', 'recheck_card', 'capture', 'release'],
  isChanged: [false, true],
} satisfies { [K in Exclude<keyof Path, 'choosesAgain' | 'parts'>]: Path[K][] }

/** Writes a record of few values as one number. */
function coder<T extends object>(values: { [K in keyof T]: readonly unknown[] }): (record: T) => number {
  const columns = (Object.keys(values) as (keyof T)[]).reverse().map((name) => ({
    name,
    base: values[name].length,
    digit: new Map(values[name].map((value, index) => [value, index])),
  }))
  return (record) => {
    let code = 0
    for (const { name, base, digit } of columns) code = code * base + (digit.get(record[name]) as number)
    return code
  }
}

const codeOfPart = coder<PathPart>(PART_VALUES)
const codeOfOrder = coder<Omit<Path, 'choosesAgain' | 'parts'>>(ORDER_VALUES)
const orders = new Map<number, number>()
const parts = new Map<number, { part: PathPart; index: number }>()

function known(code: number, part: PathPart): { part: PathPart; index: number } {
  const entry = parts.get(code) ?? { part, index: parts.size }
  if (entry.index === parts.size) parts.set(code, entry)
  return entry
}

/**
 * The same path with its parts in one fixed order: no plan depends on which seller is which, so paths that differ only in that are one.
 * What is charged later comes last.
 */
export function canonical(path: Path): { path: Path; key: string } {
  const coded = path.parts.map((part) => ({ part, code: codeOfPart(part) })).sort((a, b) => a.code - b.code)
  // Equal parts are one object: millions of paths are made of a few thousand.
  const entries = coded.map(({ part, code }) => known(code, part))
  const code = codeOfOrder(path)
  const order = orders.get(code) ?? orders.size
  if (order === orders.size) orders.set(code, order)
  return { path: { ...path, parts: entries.map(({ part }) => part) }, key: String.fromCharCode(order, ...entries.map(({ index }) => index)) }
}

function tell(part: PathPart): string {
  const { status, hasIntent, chargeWhen, captureMethod, isDue, isTried, givesUp, isCancelRequested, isReady, truth, capturesAs, gone, running } = part
  const facts = [
    status,
    hasIntent ? 'pi' : '-',
    chargeWhen,
    captureMethod,
    isDue ? 'due' : '-',
    isTried ? 'tried' : '-',
    givesUp ? 'gives up' : '-',
    isCancelRequested ? 'canceled by people' : '-',
    isReady ? 'ready' : '-',
    `truth:${truth}`,
    capturesAs === '-' ? '-' : `as:${capturesAs}`,
    gone,
    running,
  ]
  return facts.filter((fact) => fact !== '-').join(' ')
}

/** A path in words, for the story of one that went wrong. */
export function tellPath({ status, card, completion, decision, isExpired, phase, order, parts }: Path): string {
  return `${status}, card ${card}, ${completion}, ${decision}${isExpired ? ', expired' : ''}, ${phase} ${order} | ${parts.map(tell).join(' | ')}`
}
