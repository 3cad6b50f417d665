import { findListedSeller } from '@/lib/db/sellers/seller-list'
import { findSuspensions } from '@/lib/db/sellers/suspensions'
import type { SellerPageView } from '@/lib/domain/wire/admin-views'
import { sellerLine } from './list-sellers'

const SUSPENSIONS = 50

/** A seller as the operator's page shows them; null when there is none. */
export async function readSeller(sellerId: string): Promise<SellerPageView | null> {
  const [row, suspensions] = await Promise.all([findListedSeller(sellerId), findSuspensions(sellerId, SUSPENSIONS)])
  if (!row) return null
  const { connection } = row
  return {
    seller: sellerLine(row),
    can: connection?.status === 'connected' ? { charge: connection.chargesEnabled, payOut: connection.payoutsEnabled } : null,
    suspensions: suspensions.map(({ id, reason, suspendedAt, liftedAt }) => ({
      id,
      reason,
      from: suspendedAt.toISOString(),
      liftedAt: liftedAt?.toISOString() ?? null,
    })),
  }
}
