import { findPartByPaymentIntent } from '@/lib/db/settlements'
import { settleSellerOrder } from '@/lib/payments/settle-seller-order'
import type { StripeEvent } from './stripe-event'

/** A charge was settled or refunded: its fee, net and refunded amount are read again. */
export async function chargeChanged({ object, accountId }: StripeEvent): Promise<string | null> {
  const part = object.payment_intent ? await findPartByPaymentIntent(object.payment_intent) : null
  if (!part || part.accountId !== accountId) return 'Not of one of our orders.'
  const result = await settleSellerOrder(part.id)
  return result === 'settled' ? null : `The charge is ${result.replace('_', ' ')}.`
}
