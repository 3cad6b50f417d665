// Stripe's answers, modelled: what each step of a plan may come to.
import type { PartStatus } from '@/lib/domain/order/order'
import type { PathPart, Truth } from './state'

export interface Answer {
  name: string
  /** A healthy Stripe does not do this; a process that dies in the middle leaves the same behind. */
  isFault?: boolean
  /** What is true at Stripe afterwards, where that changes. */
  truth?: Truth
  capturesAs?: PathPart['capturesAs']
  /** What we then know and write: an event of the part; without one nothing is learnt. */
  to?: Exclude<PartStatus, 'pending'>
  /** Other facts of the part that change together with it. */
  also?: Partial<PathPart>
}

const UNKNOWN: Answer = { name: 'no answer', isFault: true }

/** A PaymentIntent as it may be found. */
type Found = { truth: Truth; capturesAs?: PathPart['capturesAs'] }

/** What it comes to when nothing is in its way: a hold, or a charge at once. */
function goodOf(capturesAs: PathPart['capturesAs']): Truth {
  return capturesAs === 'manual' ? 'held' : 'paid'
}

/** What an authorization may come to. The call says how it is captured, whatever was said before. */
function outcomesOf({ captureMethod: capturesAs }: PathPart): Found[] {
  return [{ truth: goodOf(capturesAs) }, { truth: 'no_card', capturesAs }, { truth: 'action', capturesAs }]
}

/**
 * What may have become of a PaymentIntent by the time it is looked at: a lost call arrived or not, the buyer confirmed, failed to or did nothing, the browser
 * paid by itself with the client secret of an earlier challenge, a hold lapsed.
 */
function becomes(part: PathPart): Found[] {
  const { truth, capturesAs } = part
  const paid: Found = { truth: goodOf(capturesAs) }
  switch (truth) {
    case 'lost':
      return [...(part.hasIntent ? [{ truth: 'no_card' as const, capturesAs }, paid] : [{ truth: 'none' as const }]), ...outcomesOf(part)]
    case 'action':
      return [{ truth, capturesAs }, paid, { truth: 'no_card', capturesAs }]
    case 'no_card':
      return [{ truth, capturesAs }, paid]
    case 'held':
      return [{ truth }, { truth: 'canceled' }]
    case 'none':
    case 'paid':
    case 'canceled':
    case 'refunded':
      return [{ truth }]
  }
}

/** What is written when a PaymentIntent is read. */
const WRITTEN: Record<Truth, Answer['to']> = {
  none: undefined,
  lost: undefined,
  action: 'requires_action',
  held: 'authorized',
  paid: 'captured',
  no_card: 'declined',
  canceled: 'canceled',
  refunded: undefined,
}

function take({ truth, capturesAs = '-' }: Found): Answer {
  return { name: `is ${truth}`, truth, capturesAs, to: WRITTEN[truth], also: { hasIntent: truth !== 'none' } }
}

/** A PaymentIntent that Stripe has canceled or paid is not confirmed again. */
const CLOSED = new Set<Truth>(['held', 'paid', 'canceled', 'refunded'])

/** The call that creates a PaymentIntent, or confirms it with another card. */
export function called(part: PathPart): Answer[] {
  if (CLOSED.has(part.truth)) return [{ name: 'refused: it is in another state' }]
  const before = part.hasIntent ? 'no_card' : 'none'
  const paid = { truth: goodOf(part.capturesAs), capturesAs: '-' } as const
  const paidMeanwhile: Answer[] = part.hasIntent ? [{ name: 'refused: paid from the browser meanwhile', ...paid }] : []
  return [...outcomesOf(part).map(take), { name: 'refused', truth: before, to: 'declined' }, ...paidMeanwhile, { ...UNKNOWN, truth: 'lost' }]
}

/** The PaymentIntent is looked for; where this try has not reached it, the stored call is repeated with its key, or given up when it is too old to arrive. */
export function rechecked(part: PathPart): Answer[] {
  // A hold for a later day is known to be one, whoever has left.
  if (part.status === 'authorized') return [{ name: 'is held' }, { name: 'was canceled', truth: 'canceled', to: 'canceled' }, lapsed(part), UNKNOWN]
  const left: Answer = { name: 'the seller left', isFault: true, to: 'canceled', also: { gone: 'unknown' } }
  if (part.truth !== 'lost' && part.truth !== 'none') return [...becomes(part).map(take), UNKNOWN, left]
  const notMade: Answer = { name: 'shows no such payment', truth: part.hasIntent ? 'no_card' : 'none', to: 'declined' }
  return [...called({ ...part, truth: 'lost' }), notMade, left]
}

/** A hold for a later day has lapsed: the saved card is charged instead, by a PaymentIntent of its own, unless it was given up. */
function lapsed({ givesUp }: PathPart): Answer {
  if (givesUp) return { name: 'has lapsed', truth: 'canceled', to: 'canceled' }
  return { name: 'has lapsed, to be charged anew', truth: 'canceled', to: 'scheduled', also: { truth: 'none' } }
}

/** Only a payment counts; a hold of what is over is canceled. */
export function reread(part: PathPart): Answer[] {
  const seen = becomes(part).map(({ truth, capturesAs = '-' }): Answer => {
    if (truth === 'paid') return { name: 'is paid', truth, capturesAs, to: 'captured' }
    return truth === 'held' ? { name: 'is held, and canceled', truth: 'canceled', capturesAs } : { name: `is ${truth}`, truth, capturesAs }
  })
  return [...seen, UNKNOWN]
}

/** A hold may have lapsed; what Stripe refuses to capture is canceled; what the seller took along is lost, or for a later day put off. */
export function captured(part: PathPart): Answer[] {
  if (part.truth === 'paid') return [{ name: 'was captured', to: 'captured' }, UNKNOWN]
  const isLater = part.chargeWhen !== 'at_checkout'
  const over: Answer[] = [{ name: 'is canceled', truth: 'canceled', to: 'canceled' }, ...(isLater ? [lapsed(part)] : [])]
  if (part.truth !== 'held') return [...over, UNKNOWN]
  const left: Answer = isLater
    ? { name: 'the seller left: put off', isFault: true, also: part.isCancelRequested ? {} : { isDue: false } }
    : { name: 'the seller left', isFault: true, to: 'canceled', also: { gone: 'left' } }
  return [
    { name: 'captured', truth: 'paid', to: 'captured' },
    { name: 'refused, and canceled', truth: 'canceled', to: 'canceled' },
    ...over,
    { name: 'captured, no answer', isFault: true, truth: 'paid' },
    left,
    UNKNOWN,
  ]
}

export function canceled(part: PathPart): Answer[] {
  if (!part.hasIntent) return [{ name: 'never begun', to: 'canceled' }]
  const found = becomes(part).flatMap((seen): Answer[] => {
    if (seen.truth === 'paid' || seen.truth === 'canceled') return [take(seen)]
    const over = { truth: 'canceled', capturesAs: '-' } as const
    return [
      { name: 'canceled', ...over, to: 'canceled' },
      { name: 'canceled, no answer', isFault: true, ...over },
    ]
  })
  const gone = part.status === 'requires_action' ? 'unknown' : 'left'
  return [...found, { name: 'the seller left', isFault: true, to: 'canceled', also: { gone } }, UNKNOWN]
}

export function refunded({ truth }: PathPart): Answer[] {
  if (truth === 'refunded') return [{ name: 'was refunded', to: 'refunded' }, UNKNOWN]
  return [
    { name: 'refunded', truth: 'refunded', to: 'refunded' },
    { name: 'refused for good', to: 'refund_failed' },
    { name: 'refunded, no answer', isFault: true, truth: 'refunded' },
    UNKNOWN,
  ]
}

export function shared(): Answer[] {
  return [{ name: 'shared', to: 'scheduled' }, { name: 'refused', to: 'declined' }, UNKNOWN]
}
