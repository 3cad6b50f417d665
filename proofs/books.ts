// What the local Stripe's own books say: nothing of the shop is asked.
import type { ControlClient } from '@souk/local-stripe'

export interface Booked {
  intentId: string
  accountId: string
  orderId: string
  partId: string
  status: string
  amount: number
  applicationFee: number
  /** What was captured and not given back, and our fee on it that was not given back; smallest unit. */
  kept: number
  feeKept: number
}

/** Every PaymentIntent that was made for a part of an order, with what is kept of it. */
export async function bookedOf(control: ControlClient): Promise<Booked[]> {
  const [fees, charges, intents] = await Promise.all([
    control.objects('application_fee'),
    control.objects('charge'),
    control.objects('payment_intent'),
  ])
  const feeOf = new Map<string, number>()
  for (const { object } of fees) {
    // Of a charge on the platform the fee is taken from the payment that it became on the seller's account.
    const of = object.originating_transaction ?? object.charge
    const charge = typeof of === 'string' ? of : of?.id
    if (charge) feeOf.set(charge, (feeOf.get(charge) ?? 0) + object.amount - object.amount_refunded)
  }
  const kept = new Map<string, { amount: number; fee: number }>()
  for (const { object } of charges) {
    const intent = typeof object.payment_intent === 'string' ? object.payment_intent : object.payment_intent?.id
    if (!intent || object.status !== 'succeeded' || !object.captured) continue
    // What a capture left of a hold is released, and counts as refunded at Stripe.
    const sum = kept.get(intent) ?? { amount: 0, fee: 0 }
    kept.set(intent, { amount: sum.amount + object.amount - object.amount_refunded, fee: sum.fee + (feeOf.get(object.id) ?? 0) })
  }
  return intents.flatMap(({ account, object }) => {
    const { orderId, sellerOrderId: partId } = object.metadata
    if (!orderId || !partId) return []
    const { amount, fee } = kept.get(object.id) ?? { amount: 0, fee: 0 }
    const facts = { status: object.status, amount: object.amount, applicationFee: object.application_fee_amount ?? 0 }
    return [{ intentId: object.id, accountId: account, orderId, partId, ...facts, kept: amount, feeKept: fee }]
  })
}
