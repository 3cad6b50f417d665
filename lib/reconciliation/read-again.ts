import { sendEachOnce } from '@/lib/db/jobs/jobs'
import { findDifference } from '@/lib/db/reconciliation/differences'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'

/** Pressed again within so long it is one reading. */
const ONCE_SECONDS = 10

/** Reads the part of a difference from Stripe again, at once, and has both balances read and compared in the background. @returns false when there is none */
export async function readDifferenceAgain(id: string): Promise<boolean> {
  const found = await findDifference(id)
  if (!found) return false
  if (found.sellerOrderId) await settleSellerOrder(found.sellerOrderId)
  const owners = [...new Set([PLATFORM, found.accountId])]
  await sendEachOnce(
    'read-balance',
    owners.map((owner) => ({ key: `again ${owner}`, data: { owner } })),
    ONCE_SECONDS,
  )
  return true
}
