import { transaction } from '@/lib/db/client'
import { lockCards } from '@/lib/db/customers/card-removals'
import { renewCard, renewClone } from '@/lib/db/customers/card-renewals'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { readCard } from '@/lib/stripe/calls/payment-methods'

/**
 * A bank renewed a card, or somebody changed it at Stripe: its digits and expiry are read again, on the platform or of a clone.
 * Source: docs.stripe.com/payments/cards/overview#automatic-card-updates
 * @returns false when it is no card of ours
 * @throws while Stripe does not answer
 */
export async function followRenewal(paymentMethodId: string, accountId: ConnectedAccountId | null): Promise<boolean> {
  const outcome = await readCard(paymentMethodId, accountId)
  if (outcome.kind === 'unknown') throw new Error(`Stripe did not answer about ${paymentMethodId}: ${outcome.message}`)
  const renewal = outcome.kind === 'ok' ? outcome.value : null
  if (!renewal) return false
  return transaction(async (tx) => {
    if (accountId !== null) return renewClone(tx, paymentMethodId, accountId, renewal)
    const [card] = await lockCards(tx, { paymentMethodId })
    if (card) await renewCard(tx, card, renewal)
    return card !== undefined
  })
}
