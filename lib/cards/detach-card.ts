import { findRemoval, markRemoved } from '@/lib/db/customers/card-removals'
import { ConnectedAccountId } from '@/lib/domain/ids'
import { detachPaymentMethod } from '@/lib/stripe/calls/payment-methods'

/**
 * Detaches a PaymentMethod that was taken out of use, at Stripe. What Stripe does not know, or belongs to nobody, is as good as detached.
 * @throws while Stripe does not answer, so that the job tries again
 */
export async function detachCard(paymentMethodId: string): Promise<void> {
  const removal = await findRemoval(paymentMethodId)
  if (!removal) return
  const outcome = await detachPaymentMethod(paymentMethodId, removal.accountId === null ? null : ConnectedAccountId.parse(removal.accountId))
  if (outcome.kind === 'unknown') throw new Error(`Stripe did not answer about ${paymentMethodId}: ${outcome.message}`)
  await markRemoved(paymentMethodId, outcome.kind === 'ok' ? null : outcome.message)
}
