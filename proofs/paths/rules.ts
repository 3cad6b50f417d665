// What must hold on every path: at each move, and wherever nothing goes on by itself.
import { isAllOrNothing, waitsForBuyer } from '@/lib/domain/order/order'
import { nextSteps } from '@/lib/domain/order/plan'
import type { Move } from './moves'
import { factsOf, type Path, type PathPart } from './state'

/** The sentence of the first rule a move breaks; null when it keeps them all. Parts must still be in the same places. */
export function brokenByMove(path: Path, { to }: Move): string | null {
  const together = isAllOrNothing(path)
  if (path.decision !== 'capture' && to.decision === 'capture' && !to.parts.every(isAgreed)) return 'decided to capture before every seller agreed'
  for (const [index, before] of path.parts.entries()) {
    const after = to.parts[index]
    if (!after) continue
    if (after.running === 'call' && before.running !== 'call') {
      if (after.isCancelRequested) return 'a charge was begun after it was canceled'
      if (after.chargeWhen === 'on_shipment' && !after.isReady) return 'a charge was begun before its seller was ready'
    }
    if (after.status === 'canceled' && before.status === 'scheduled' && before.isReady && path.decision !== 'release' && !before.isCancelRequested)
      return 'ready in time, and canceled'
    if (before.truth === after.truth) continue
    if (after.truth === 'paid' && together && path.decision !== 'capture' && !paidByBuyer(before)) return `charged while it was ${path.decision}`
    if (after.truth === 'refunded' && path.decision !== 'release') return 'refunded although nobody decided to'
    if (after.truth === 'none' && CHARGEABLE.has(before.truth) && !hasLapsed(before, after))
      return `a new PaymentIntent although the old one is ${before.truth}`
    if (before.truth === 'canceled' && after.truth !== 'none') return 'a canceled PaymentIntent came alive'
  }
  return null
}

const CHARGEABLE = new Set<PathPart['truth']>(['action', 'held', 'paid', 'no_card'])

/** Nobody of ours charged it: its buyer finished, from their side, a PaymentIntent that was waiting for them. It is seen by looking, and given back. */
function paidByBuyer({ truth, running, captureMethod }: PathPart): boolean {
  // A call for a hold never pays: where it finds a payment, that was made by the browser.
  return (running !== 'call' || captureMethod === 'manual') && (truth === 'action' || truth === 'no_card' || truth === 'lost')
}

/** Stripe has said that the hold lapsed, or nobody could say otherwise. */
function hasLapsed(before: PathPart, after: PathPart): boolean {
  return before.status === 'authorized' && after.status === 'scheduled'
}

function isAgreed({ status, truth, chargeWhen }: PathPart): boolean {
  if (status === 'scheduled') return chargeWhen !== 'at_checkout'
  // Charged for a later day, or by its buyer from their side; what we charged too early breaks a rule of its own.
  if (status === 'captured') return truth === 'paid'
  // A hold may lapse or be lost at any moment: then it was agreed, and the capture will show it.
  return status === 'authorized' && (truth === 'held' || truth === 'canceled')
}

/** The sentence of the first rule an order breaks with which nobody goes on by itself, Stripe being healthy; null when it keeps them all. */
export function brokenAtRest(path: Path): string | null {
  const facts = factsOf(path)
  if (path.status === 'open' && (path.isExpired || !waitsForBuyer(facts))) return 'waits for nothing that has a name'
  // Its buyer may still confirm: what is held is held for that.
  if (path.status === 'open') return null
  return brokenPart(path) ?? (isAllOrNothing(path) ? brokenTogether(path) : null)
}

function brokenPart(path: Path): string | null {
  // What was in flight when it was canceled may have been charged; what was not has ended. Not agreed, it ends with the checkout's time.
  const wasAgreed = !isAllOrNothing(path) || path.decision === 'capture'
  const canceled = path.parts.find(({ isCancelRequested, status, gone }) => isCancelRequested && gone === '-' && !ENDED.has(status))
  if (canceled && wasAgreed) return `was canceled and is ${canceled.status}`
  for (const [index, part] of path.parts.entries()) {
    const { status, truth, gone } = part
    if (status === 'authorizing' || status === 'requires_action') return `is at rest while a part is ${status}`
    if (part.isDue && status === 'scheduled') return 'is due and nothing is done'
    // Of a seller who left nothing can be said; the buyer is told so.
    if (gone !== '-') continue
    if ((status === 'captured' || status === 'refund_failed') !== (truth === 'paid')) return `is ${status} here and ${truth} there`
    if ((status === 'refunded') !== (truth === 'refunded')) return `is ${status} here and ${truth} there`
    if (truth === 'held' && (status !== 'authorized' || part.chargeWhen === 'at_checkout')) return `is ${status} and still held`
    if (MAY_BE_PAID.has(truth) && !isLookedAt(path, index)) return `is ${status} and may still be paid, and nobody looks`
    if (MAY_BE_PAID.has(truth) && path.isExpired && status !== 'scheduled') return `is ${status} and may still be paid although the time is over`
  }
  return null
}

const ENDED = new Set<PathPart['status']>(['captured', 'canceled', 'refunded', 'refund_failed'])
const MAY_BE_PAID = new Set<PathPart['truth']>(['lost', 'action', 'no_card'])

function isLookedAt(path: Path, index: number): boolean {
  const steps = nextSteps(factsOf(path), {
    reread: true,
    expired: path.isExpired,
    due: new Set(path.parts.flatMap((each, at) => (each.isDue ? [String(at)] : []))),
  })
  return steps.some((step) => 'partId' in step && step.partId === String(index))
}

/** All are paid or will be, or nobody is: refunded counts as nobody, and a refund that failed is on record as that. */
function brokenTogether({ decision, parts, status }: Path): string | null {
  const now = parts.filter(({ chargeWhen }) => chargeWhen === 'at_checkout')
  if (decision === 'capture') return now.every((part) => part.status === 'captured') ? null : 'ended with some paid and some not'
  const kept = parts.filter((part) => part.truth === 'paid' && part.gone === '-')
  if (kept.some((part) => part.status !== 'refund_failed')) return 'released and yet charged'
  if (kept.length > 0 && status !== 'partly_paid') return 'a refund failed and the order does not say so'
  return parts.some((part) => part.status === 'scheduled' || part.status === 'authorized') ? 'released and yet to be charged' : null
}
