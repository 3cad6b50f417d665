import type Stripe from 'stripe'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

/** A refund as far as an order depends on it. */
export type RefundFacts = { id: string; isFailed: boolean; amountMinor: number }

/**
 * Gives a whole direct charge back, with our application fee. A seller whose balance is too low refunds later: `pending` counts as done,
 * and a failure is told by `refund.failed`. Source: docs.stripe.com/connect/direct-charges#issue-refunds
 * @param hasFee whether the charge had an application fee: without one there is none to give back
 */
export async function refundWholly(
  payment: { paymentIntentId: string; accountId: ConnectedAccountId; hasFee: boolean },
  key: string,
): Promise<StripeOutcome<RefundFacts>> {
  const { paymentIntentId, accountId, hasFee } = payment
  const body = { payment_intent: paymentIntentId, ...(hasFee && { refund_application_fee: true }) }
  return factsOf(await attempt(() => stripe().refunds.create(body, on(accountId, key))))
}

/** The newest refund of a payment, with what all of them that did not fail come to (its seller may have made others); undefined when there is none. */
export async function findRefund(paymentIntentId: string, accountId: ConnectedAccountId): Promise<StripeOutcome<RefundFacts | undefined>> {
  const found = await attempt(() => stripe().refunds.list({ payment_intent: paymentIntentId, limit: 100 }, on(accountId)))
  if (found.kind !== 'ok') return found
  const [newest, ...others] = found.value.data.map(read)
  if (!newest) return { kind: 'ok', value: undefined }
  const amountMinor = [newest, ...others].reduce((sum, refund) => sum + (refund.isFailed ? 0 : refund.amountMinor), 0)
  return { kind: 'ok', value: { ...newest, amountMinor } }
}

function factsOf(outcome: StripeOutcome<Stripe.Refund>): StripeOutcome<RefundFacts> {
  return outcome.kind === 'ok' ? { kind: 'ok', value: read(outcome.value) } : outcome
}

function read({ id, status, amount }: Stripe.Refund): RefundFacts {
  return { id, isFailed: status === 'failed' || status === 'canceled', amountMinor: amount }
}
