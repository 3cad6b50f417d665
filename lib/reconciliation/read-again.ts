import { sendEachOnce } from '@/lib/db/jobs/jobs'
import { findPart } from '@/lib/db/orders/settlements'
import { findDifference } from '@/lib/db/reconciliation/differences'
import { recordDisputesOf } from '@/lib/disputes/record-dispute'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { advanceOrder } from '@/lib/saga/advance-order'

/** Pressed again within so long it is one reading. */
const ONCE_SECONDS = 10

/** Reads the part of a difference from Stripe again, at once, and has both balances read and compared in the background. @returns false when there is none */
export async function readDifferenceAgain(id: string): Promise<boolean> {
  const found = await findDifference(id)
  if (!found) return false
  if (found.sellerOrderId) await readPart(found.sellerOrderId)
  const owners = [...new Set([PLATFORM, found.accountId])]
  await sendEachOnce(
    'read-balance',
    owners.map((owner) => ({ key: `again ${owner}`, data: { owner } })),
    ONCE_SECONDS,
  )
  return true
}

/**
 * Reads the part of a difference from Stripe again, as a job.
 * @throws while Stripe does not say everything, so that it is tried again
 */
export async function readPartLater(sellerOrderId: string): Promise<void> {
  if (!(await readPart(sellerOrderId))) throw new Error(`Stripe has not said everything about part ${sellerOrderId} yet`)
}

/** Its payment where none is known, its charge with its refunds, and its disputes. @returns whether Stripe has said everything */
async function readPart(sellerOrderId: string): Promise<boolean> {
  const before = await findPart(sellerOrderId)
  if (before && !before.chargeId) await advanceOrder(before.orderId, { reread: true })
  const part = before?.chargeId ? before : await findPart(sellerOrderId)
  if (!part?.chargeId) return true
  const settled = await settleSellerOrder(sellerOrderId)
  return (await recordDisputesOf({ ...part, chargeId: part.chargeId })) && settled?.isSettled === true
}
