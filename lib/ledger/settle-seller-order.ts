import { noteSentOn } from '@/lib/db/balance/balance-transactions'
import { type DisputeRow, findDisputes } from '@/lib/db/disputes/disputes'
import { findPart, isSettledSale, storeSettlement } from '@/lib/db/orders/settlements'
import { issueDocuments } from '@/lib/documents/issue-documents'
import { causesOf } from '@/lib/domain/documents/document'
import type { JobData } from '@/lib/domain/operations/jobs'
import { recordRefunds } from '@/lib/refunds/record-refunds'
import { type ChargeFacts, readCharge, readRefundedFee } from '@/lib/stripe/calls/charges'

/** What is known of a charge now; null when there is none, or Stripe did not answer, or the account has left. */
export type Settled = { isSettled: boolean } | null

/**
 * Reads from Stripe what a charge brought: fee, net, refunded amount. With `automatic_async` capture the balance transaction comes up to an hour
 * after the payment, so "not settled yet" is no failure. What it brought or lost is then documented. Source: docs.stripe.com/payments/payment-intents/asynchronous-capture
 */
export async function settleSellerOrder(sellerOrderId: string): Promise<Settled> {
  const part = await findPart(sellerOrderId)
  if (!part?.chargeId) return null
  const askedAt = new Date()
  const charge = await readCharge(part.chargeId, part)
  if (charge.kind !== 'ok') return null
  const { settlement, refunds, receiptUrl, sent } = charge.value
  if (sent) await noteSentOn(part.id, sent)
  const refundedFeeMinor = await refundedFeeOf(charge.value, await findDisputes([part.id]))
  if (refundedFeeMinor === null) return null
  await recordRefunds(part, refunds, refundedFeeMinor)
  await storeSettlement(part.id, { refundedFeeMinor, ...(receiptUrl && { receiptUrl }) }, settlement, askedAt)
  await issueDocuments(part.id)
  return { isSettled: settlement !== null }
}

/** What of our fee was given back; null when Stripe did not answer. Without a refund and a lost dispute none was. */
async function refundedFeeOf({ applicationFeeId, refunds }: ChargeFacts, disputes: DisputeRow[]): Promise<number | null> {
  if (!applicationFeeId || (refunds.length === 0 && disputes.every(({ feeBackMinor }) => feeBackMinor === 0))) return 0
  const fee = await readRefundedFee(applicationFeeId)
  return fee.kind === 'ok' ? fee.value : null
}

/**
 * The same as a job.
 * @param job `until`: Stripe is not asked where an event of the charge has led to all of it before
 * @throws while Stripe has not settled the charge, so that it is tried again
 */
export async function settleLater({ sellerOrderId, until }: JobData['settle-seller-order']): Promise<void> {
  if (until === 'settled' && (await isSettledSale(sellerOrderId, causesOf.sale(sellerOrderId)))) return
  const settled = await settleSellerOrder(sellerOrderId)
  if (!settled?.isSettled) throw new Error(`Stripe has not settled part ${sellerOrderId} yet`)
}
