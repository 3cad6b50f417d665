import { recordEvent } from '@/lib/checkout/record-event'
import { findPart, storeSettlement } from '@/lib/db/settlements'
import { readCharge } from '@/lib/stripe/charges'

export type Settled = 'settled' | 'not_settled_yet' | 'not_charged' | 'unreachable'

/**
 * Reads from Stripe what a charge brought: fee, net, refunded amount. With `automatic_async` capture the balance transaction comes up to an hour
 * after the payment, so "not settled yet" is no failure. Source: docs.stripe.com/payments/payment-intents/asynchronous-capture
 * @returns `unreachable` when Stripe did not answer or the account has left
 */
export async function settleSellerOrder(sellerOrderId: string): Promise<Settled> {
  const part = await findPart(sellerOrderId)
  if (!part?.chargeId) return 'not_charged'
  const charge = await readCharge(part.chargeId, part.accountId)
  if (charge.kind !== 'ok') return 'unreachable'
  const { settlement, refundedMinor, receiptUrl } = charge.value
  await storeSettlement(part.id, {
    refundedMinor,
    ...(receiptUrl && { receiptUrl }),
    ...(settlement && {
      balanceTransactionId: settlement.balanceTransactionId,
      settledCurrency: settlement.currency,
      settledGrossMinor: settlement.grossMinor,
      stripeFeeMinor: settlement.stripeFeeMinor,
      settledApplicationFeeMinor: settlement.applicationFeeMinor,
      netMinor: settlement.netMinor,
      availableOn: settlement.availableOn,
      settledAt: part.settledAt ?? new Date(),
    }),
  })
  if (refundedMinor >= part.amountMinor) await recordEvent(part.orderId, { type: 'part', partId: part.id, to: 'refunded' })
  return settlement ? 'settled' : 'not_settled_yet'
}
