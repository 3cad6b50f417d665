import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit } from '@/sandbox/events/events'
import { insertDestinationPayment } from './destination-payments'
import { insertTransaction } from './ledger'
import { processingFee } from './money'

/**
 * A payment that an account takes by itself, through no platform: it belongs to no intent and no application, and pays Stripe's fee.
 * `amount` in minor units. Inside a transaction.
 */
export function insertForeignCharge(
  world: World,
  facts: { account: string; amount: number; currency: string; description: string | null },
): Tables['charge'] {
  const { account, amount, currency, description } = facts
  const payment = insertDestinationPayment(world, { account, amount, currency, description, transfer: '', fee: null, group: null })
  const fee = { amount: processingFee(amount), application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' }
  const booked = { account, amount, currency, description, type: 'payment' as const, category: 'charge', source: payment.id, fees: [fee] }
  const transaction = insertTransaction(world, booked)
  const row = world.store.update('charge', payment.id, {
    balance_transaction: transaction,
    payment_method_details: { type: 'customer_balance', customer_balance: {} },
    source_transfer: null,
  })
  emit(world, { account, request: null }, 'charge.succeeded', row, 'charge')
  return row
}
