import { type Tx, transaction } from '@/lib/db/client'
import { type DisputeRow, findDispute, findDisputes, noteFeeRequest, updateDispute } from '@/lib/db/disputes/disputes'
import { send } from '@/lib/db/jobs/jobs'
import { postJournals } from '@/lib/db/ledger/post-journals'
import { soldPart } from '@/lib/db/ledger/sold-part'
import { lockOrder, type PartRow } from '@/lib/db/orders/orders'
import { findPart } from '@/lib/db/orders/settlements'
import { findLostDisputePolicy, findRefunds } from '@/lib/db/refunds/refunds'
import { feeReturnJournals } from '@/lib/domain/ledger/story-journals'
import type { KeyedRequest } from '@/lib/domain/refunds/request-key'
import { chargedFees, feeOfLost } from '@/lib/refunds/fees'
import { returnFee } from '@/lib/refunds/give-fee-back'

/**
 * Decides, where a dispute is lost, what of our fee goes back for it: once, by the policy of now. Not before it is lost, since a fee that went back cannot be taken
 * again when it is won.
 */
export async function planFeeOfLost(tx: Tx, part: PartRow, dispute: DisputeRow): Promise<void> {
  if (dispute.status !== 'lost' || dispute.takenMinor === 0 || dispute.feeBackMinor > 0) return
  if ((await findLostDisputePolicy(tx)) === 'keep') return
  const others = (await findDisputes([part.id], tx)).filter(({ id }) => id !== dispute.id)
  const given = { refunds: await findRefunds([part.id], tx), disputes: others }
  const feeBackMinor = feeOfLost(chargedFees(part, null), given, dispute.takenMinor, part.refundedFeeMinor)
  if (feeBackMinor === 0) return
  await updateDispute(tx, dispute.id, { feeBackMinor })
  await send(tx, 'return-dispute-fee', { disputeId: dispute.id })
}

/**
 * Gives our fee back as far as it belongs to a lost dispute. Twice is a no-op.
 * @throws while Stripe does not name the fee or does not answer, so that it is tried again
 */
export async function returnFeeOfLost(disputeId: string): Promise<void> {
  const dispute = await findDispute(disputeId, null)
  const part = dispute && (await findPart(dispute.sellerOrderId))
  if (!dispute || !part || dispute.feeBackMinor === 0 || dispute.feeBackAt) return
  const { id, feeBackMinor, feeRequestedAt: requestedAt, feeRepeats: repeats } = dispute
  const request = { requestedAt, repeats, note: (next: KeyedRequest) => noteFeeRequest(dispute, next) }
  const back = await returnFee({ id, feeBackMinor, key: `dispute/${id}`, request }, part)
  if (back === 'waiting') throw new Error(`The fee of dispute ${disputeId} waits for Stripe`)
  await transaction(async (tx) => {
    await lockOrder(tx, part.orderId)
    const feeBackAt = new Date()
    await updateDispute(tx, dispute.id, { ...back, feeBackAt })
    const returned = { id: dispute.id, amountMinor: 0, taxMinor: 0, feeBackMinor: back.feeBackMinor }
    await postJournals(tx, feeReturnJournals(soldPart(part.order, part), returned, feeBackAt))
    await send(tx, 'settle-seller-order', { sellerOrderId: part.id })
  })
}
