import type { World } from '@/sandbox/core/world'
import type { Scope } from '@/sandbox/events/events'
import { GENERIC_DECLINE } from './cards'
import type { PaymentIntentRow } from './intents'
import { declineBody } from './payment-methods'
import { failPayment, refusedAnswer } from './payments'

/**
 * The issuer declines the capture of a hold; no test card does this, so a fault rule says it. Throws 402 with the intent: it stays at `requires_capture`, or
 * its hold is lost and it waits for another payment method. Does nothing to an intent that is not held.
 */
export function declineCapture(world: World, scope: Scope, intent: PaymentIntentRow, { losesHold }: { losesHold: boolean }): void {
  const { status, latest_charge: chargeId, payment_method: methodId } = intent.object
  const method = world.store.get('payment_method', String(methodId))
  if (status !== 'requires_capture' || !method) return
  const body = declineBody(GENERIC_DECLINE)
  if (!losesHold) throw refusedAnswer({ body, charge: null }, intent, method)
  const failure = { status: 'failed', paid: false, failure_code: GENERIC_DECLINE.code, failure_message: GENERIC_DECLINE.message } as const
  const charge = world.store.update('charge', String(chargeId), failure)
  const failed = failPayment(world, scope, world.store.update('payment_intent', intent.id, { amount_capturable: 0 }), method, { body, charge })
  throw refusedAnswer({ body, charge }, failed, method)
}
