import type Stripe from 'stripe'
import { accountId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'

const NOBODY: Stripe.Charge.BillingDetails = { address: null, email: null, name: null, phone: null, tax_id: null }

/** What a transfer is on the other side. `fee` is the application's part of it; minor units. */
export interface DestinationFacts {
  account: string
  amount: number
  currency: string
  transfer: string
  fee: number | null
  description: string | null
  group: string | null
}

/** The payment (`py_…`, a charge without a card) by which a transfer arrives on its account. Its transaction is the caller's business. */
export function insertDestinationPayment(world: World, facts: DestinationFacts): Tables['charge'] {
  const id = accountId('py', facts.account, world.clock.now())
  const payment: Stripe.Charge = {
    id,
    object: 'charge',
    amount: facts.amount,
    amount_captured: facts.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: facts.fee,
    balance_transaction: null,
    billing_details: NOBODY,
    calculated_statement_descriptor: null,
    captured: true,
    created: world.clock.now(),
    currency: facts.currency,
    customer: null,
    description: facts.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: null,
    payment_method: null,
    payment_method_details: { stripe_account: {}, type: 'stripe_account' },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: facts.transfer,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: facts.group,
  }
  return world.store.insert('charge', facts.account, id, payment, { number: '', settled: true })
}

/** The refund (`pyr_…`) by which a reversal leaves the account again. */
export function insertDestinationRefund(world: World, payment: Tables['charge'], amount: number, reversal: string, transaction: string): string {
  const id = accountId('pyr', payment.account, world.clock.now())
  const refund: Stripe.Refund = {
    id,
    object: 'refund',
    amount,
    balance_transaction: transaction,
    charge: payment.id,
    created: world.clock.now(),
    currency: payment.object.currency,
    customer: null,
    customer_account: null,
    metadata: {},
    payment_intent: null,
    payment_method: null,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: reversal,
    status: 'succeeded',
    transfer_reversal: null,
  }
  world.store.insert('refund', payment.account, id, refund, {})
  const refunded = payment.object.amount_refunded + amount
  world.store.update('charge', payment.id, { amount_refunded: refunded, refunded: refunded >= payment.object.amount })
  return id
}
