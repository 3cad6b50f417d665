import type { World } from '@/sandbox/core/world'
import type { PaymentIntentRow, SetupIntentRow } from './intents'
import { finishPaymentChallenge } from './payments'
import { finishSetupChallenge } from './setups'

/** A bank account that waits for its microdeposits is no challenge. */
export function isChallenged({ object }: PaymentIntentRow | SetupIntentRow): boolean {
  return object.status === 'requires_action' && object.next_action?.type !== 'verify_with_microdeposits'
}

/**
 * The cardholder's answer to a 3-D Secure challenge, for a payment or setup intent. Moves the intent as Stripe does: charged or set up, refused by
 * the issuer after all, or back to `requires_payment_method`. An intent that does not wait is left as it is. Gives the intent afterwards, null for none.
 */
export function completeAuthentication(
  world: World,
  answer: { account: string; intentId: string; outcome: 'succeeded' | 'failed' },
): PaymentIntentRow['object'] | SetupIntentRow['object'] | null {
  const { account, intentId, outcome } = answer
  const scope = { account, request: null }
  return world.store.transaction(() => {
    const payment = world.store.owned('payment_intent', account, intentId)
    if (payment) return (isChallenged(payment) ? finishPaymentChallenge(world, scope, payment, outcome) : payment).object
    const setup = world.store.owned('setup_intent', account, intentId)
    if (!setup) return null
    return (isChallenged(setup) ? finishSetupChallenge(world, scope, setup, outcome) : setup).object
  })
}
