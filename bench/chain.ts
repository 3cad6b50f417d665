import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { ConnectedAccountId } from '@/lib/domain/ids'
import { capturePaymentIntent, chargeCard } from '@/lib/stripe/calls/payment-intents'

/**
 * The two phases of one seller and nothing else: a hold and its capture, one after the other, through the same client as a purchase.
 * @returns how long one call takes, milliseconds
 */
export async function measureCall(): Promise<number> {
  const clone = await db().clonedCard.findFirstOrThrow({ include: { connectedCustomer: true } })
  const { stripeCustomerId } = clone.connectedCustomer
  const place = { accountId: ConnectedAccountId.parse(clone.connectedCustomer.accountId), chargeModel: 'direct' } as const
  const ids = { orderId: randomUUID(), sellerOrderId: randomUUID(), receiptNumber: 'bench', returnUrl: 'http://localhost:3000/' }
  const money = { amountMinor: 2000, currency: 'usd', applicationFeeMinor: 100, captureMethod: 'manual', offSession: false } as const
  const params = { ...money, ...ids, connectedCustomerId: stripeCustomerId, paymentMethodId: clone.paymentMethodId }
  const began = performance.now()
  const held = await chargeCard(params, place, randomUUID())
  if (held.kind !== 'ok') throw new Error(`Nothing was held: ${JSON.stringify(held)}`)
  const captured = await capturePaymentIntent(held.value.id, place, randomUUID())
  if (captured.kind !== 'ok') throw new Error(`Nothing was captured: ${JSON.stringify(captured)}`)
  return (performance.now() - began) / 2
}
