import type Stripe from 'stripe'
import { siblingId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { invalidRequest } from '@/sandbox/http/errors'
import { bookUncaptured, settle } from '@/sandbox/money/settlement'
import { cancelDebit } from '@/sandbox/payments/bank/bank-payments'
import { type PaymentIntentRow, unexpectedState } from './intents'
import { setMandateStatus } from './mandates'

const CANCELABLE = ['requires_payment_method', 'requires_capture', 'requires_confirmation', 'requires_action', 'processing']

/** Gives back what a hold will not take. Where nothing is captured no money has moved, and there is no balance transaction. */
function release(
  world: World,
  charge: Tables['charge'],
  amount: number,
  reason: Stripe.Refund.Reason | null,
): { charge: Tables['charge']; refund: string } {
  const id = siblingId('re', charge.id)
  const refund: Stripe.Refund = {
    id,
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.clock.now(),
    currency: charge.object.currency,
    customer: charge.object.customer,
    customer_account: null,
    destination_details: { card: { type: 'reversal' }, type: 'card' },
    metadata: {},
    payment_intent: charge.object.payment_intent,
    payment_method: charge.object.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  }
  world.store.insert('refund', charge.account, id, refund, {})
  const refunded = charge.object.amount_refunded + amount
  return { refund: id, charge: world.store.update('charge', charge.id, { amount_refunded: refunded, refunded: refunded >= charge.object.amount }) }
}

/** How a hold is taken. Amounts in minor units. */
export interface Capture {
  amount?: number
  applicationFee?: number
  transferAmount?: number
  statementSuffix?: string | null
}

/** Takes a hold, wholly or in part, gives the rest back, and books what was taken. Its events are the caller's business. Throws 400. */
export function takeHold(world: World, scope: Scope, charge: Tables['charge'], capture: Capture): Tables['charge'] {
  const { amount: held, application_fee_amount: agreed, transfer_data: data } = charge.object
  const amount = capture.amount ?? held
  if (amount > held) {
    const message = 'The requested capture amount is greater than the amount you can capture for this charge.'
    throw invalidRequest(message, { code: 'amount_too_large', param: charge.object.payment_intent ? 'amount_to_capture' : 'amount' })
  }
  const taken = world.store.update('charge', charge.id, {
    amount_captured: amount,
    captured: true,
    application_fee_amount: capture.applicationFee ?? agreed,
    ...(capture.transferAmount !== undefined && data && { transfer_data: { ...data, amount: capture.transferAmount } }),
    ...(capture.statementSuffix !== undefined && { statement_descriptor_suffix: capture.statementSuffix }),
  })
  const rest = amount < held ? release(world, taken, held - amount, null) : null
  const settled = settle(world, scope, charge.id, false)
  if (rest) world.store.update('refund', rest.refund, { balance_transaction: bookUncaptured(world, settled, rest.refund) })
  return settled
}

/** Gives a whole hold back, with its event. Inside a transaction. */
export function releaseHold(world: World, scope: Scope, charge: Tables['charge'], isExpired: boolean): { refund: string } {
  const { charge: released, refund } = release(world, charge, charge.object.amount, isExpired ? 'expired_uncaptured_charge' : null)
  emit(world, scope, isExpired ? 'charge.expired' : 'charge.refunded', released, 'charge')
  return { refund }
}

/** Captures a hold, wholly or in part; the rest is released. One capture only. Throws 400. */
export function capturePayment(
  world: World,
  scope: Scope,
  intent: PaymentIntentRow,
  capture: Capture & { metadata: Record<string, string> },
): PaymentIntentRow {
  const { object } = intent
  const charge = typeof object.latest_charge === 'string' ? world.store.get('charge', object.latest_charge) : undefined
  if (object.status !== 'requires_capture' || !charge) {
    const message =
      `This PaymentIntent could not be captured because it has a status of ${object.status}. Only a PaymentIntent with one of the following ` +
      'statuses may be captured: requires_capture.'
    throw unexpectedState('payment_intent', message, object)
  }
  const settled = takeHold(world, scope, charge, capture)
  const row = world.store.update('payment_intent', intent.id, {
    status: 'succeeded',
    amount_capturable: 0,
    amount_received: settled.object.amount_captured,
    application_fee_amount: settled.object.application_fee_amount,
    metadata: capture.metadata,
  })
  emit(world, scope, 'charge.captured', settled, 'charge')
  emit(world, scope, 'payment_intent.succeeded', row, 'payment_intent')
  return row
}

/** Cancels an intent that has not ended; a hold is released. Throws 400 for one that has. */
export function cancelPayment(
  world: World,
  scope: Scope,
  intent: PaymentIntentRow,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): PaymentIntentRow {
  const { object } = intent
  if (!CANCELABLE.includes(object.status)) {
    const message =
      `You cannot cancel this PaymentIntent because it has a status of ${object.status}. Only a PaymentIntent with one of the following statuses ` +
      `may be canceled: ${CANCELABLE.join(', ')}.`
    throw unexpectedState('payment_intent', message, object)
  }
  const charge = object.status === 'requires_capture' ? world.store.get('charge', String(object.latest_charge)) : undefined
  if (charge) releaseHold(world, scope, charge, reason === 'automatic')
  const { microdeposits } = intent.hidden
  if (microdeposits && object.status === 'requires_action') setMandateStatus(world, scope, microdeposits.mandate, 'inactive')
  if (object.status === 'processing') cancelDebit(world, scope, String(object.latest_charge))
  const row = world.store.update('payment_intent', intent.id, {
    status: 'canceled',
    amount_capturable: 0,
    canceled_at: world.clock.now(),
    cancellation_reason: reason,
    next_action: null,
  })
  emit(world, scope, 'payment_intent.canceled', row, 'payment_intent')
  return row
}

/** Declares what happens to captured and held money by itself: late settlement and the end of holds. */
export function registerPaymentTimers(world: World): void {
  world.timers.handle('settle', ({ account = '', charge = '' }) => {
    settle(world, { account, request: null }, charge, true)
  })
  world.timers.handle('expire_charge', ({ account = '', charge: id = '' }) => {
    const charge = world.store.get('charge', id)
    if (charge && !charge.object.captured && !charge.object.refunded) releaseHold(world, { account, request: null }, charge, true)
  })
  world.timers.handle('expire_hold', ({ account = '', intent: id = '', charge }) => {
    const intent = world.store.get('payment_intent', id)
    if (intent?.object.status !== 'requires_capture' || intent.object.latest_charge !== charge) return
    cancelPayment(world, { account, request: null }, intent, 'automatic')
  })
}
