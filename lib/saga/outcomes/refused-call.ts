import type { PartRow } from '@/lib/db/orders/orders'
import { reasonOfRefusal } from '@/lib/domain/refusal/reason-of-refusal'
import { isForSettings, type MoneyCall } from '@/lib/domain/refusal/refusals'
import { log } from '@/lib/log/log'
import type { PartNote, Refused, SagaEvent } from '@/lib/saga/saga-event'
import type { StripeOutcome } from '@/lib/stripe/outcome'

type RefusedOutcome = Extract<StripeOutcome<never>, { kind: 'refused' }>

/** Whose fault a refused call for a part is. A key of ours that Stripe does not take is no seller's matter. */
export function refusedFor(part: PartRow, call: MoneyCall, refusal: RefusedOutcome): Refused {
  const { code, message, status } = refusal
  return { call, reason: reasonOfRefusal(refusal, 'account'), code, message, partId: part.id, accountId: status === 401 ? null : part.accountId }
}

/**
 * What follows from a capture, cancellation or refund beside the move of its part: a task for whoever can solve it where Stripe refused for the sake of the
 * account or the platform, the end of such tasks where Stripe did it. Nothing where no answer came. What a payment that is captured ends is found by the sweep.
 */
export function tellCall(part: PartRow, call: Exclude<MoneyCall, 'charge'>, outcome: StripeOutcome<unknown>): PartNote[] {
  if (outcome.kind === 'ok') return call === 'capture' ? [] : [{ ...nothing(part), accepted: { call, accountId: part.accountId } }]
  if (outcome.kind !== 'refused') return []
  const refused = refusedFor(part, call, outcome)
  if (!isForSettings(refused.reason)) return []
  log.warn(
    { orderId: part.orderId, sellerOrderId: part.id, call, code: refused.code, reason: refused.reason },
    `Stripe refused a call: ${refused.message}`,
  )
  return [{ ...nothing(part), refused }]
}

const nothing = ({ id }: PartRow): PartNote => ({ partId: id, name: null, changes: {}, holds: () => false })

/** Events with what a call tells beside them. */
export async function withCall(
  events: SagaEvent[] | Promise<SagaEvent[]>,
  part: PartRow,
  call: Exclude<MoneyCall, 'charge'>,
  outcome: StripeOutcome<unknown>,
): Promise<SagaEvent[]> {
  return [...(await events), ...tellCall(part, call, outcome)]
}
