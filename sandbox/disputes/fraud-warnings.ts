import type Stripe from 'stripe'
import { accountId } from '@/sandbox/core/ids'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'

/** The issuer tells the network that a charge is suspected to be fraud; no money moves. Inside a transaction. */
export function warnOfFraud(world: World, scope: Scope, chargeId: string): void {
  const charge = world.store.get('charge', chargeId)
  if (!charge) return
  const id = accountId('issfr', charge.account, world.clock.now())
  const intent = charge.object.payment_intent
  const warning: Stripe.Radar.EarlyFraudWarning = {
    id,
    object: 'radar.early_fraud_warning',
    actionable: charge.object.amount_refunded < charge.object.amount && !charge.object.disputed,
    charge: chargeId,
    created: world.clock.now(),
    fraud_type: 'misc',
    livemode: false,
    ...(typeof intent === 'string' && { payment_intent: intent }),
  }
  const row = world.store.insert('early_fraud_warning', charge.account, id, warning, {})
  emit(world, scope, 'radar.early_fraud_warning.created', row, 'early_fraud_warning')
}

/** Once a charge is refunded in full or disputed there is nothing left to do about its warnings. Inside a transaction. */
export function retireWarnings(world: World, scope: Scope, chargeId: string): void {
  const account = world.store.get('charge', chargeId)?.account ?? ''
  for (const row of [...world.store.newest('early_fraud_warning', account, { by: ['charge', chargeId] })]) {
    if (!row.object.actionable) continue
    const next = world.store.update('early_fraud_warning', row.id, { actionable: false })
    emit(world, scope, 'radar.early_fraud_warning.updated', next, 'early_fraud_warning', { actionable: true })
  }
}
