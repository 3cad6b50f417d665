import { findSellers, type ListedSeller } from '@/lib/db/sellers/seller-list'
import { canCharge, sellerPause } from '@/lib/domain/catalog/availability'
import { disabledReasonOf, requirementsOf } from '@/lib/domain/sellers/requirements'
import type { SellerLine, SellerNote, SellerState } from '@/lib/domain/wire/admin-views'
import { env } from '@/lib/env'
import { accountDashboardUrl } from '@/lib/stripe/calls/dashboard'

const PAGE = 50

/** Every seller with the state of the connection, newest first, for the operator. @param isWaiting only those whose shop waits for approval */
export async function listSellers(cursor?: string | null, isWaiting = false): Promise<{ sellers: SellerLine[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await findSellers({ isWaiting, cursor, limit: PAGE })
  return { sellers: rows.map(sellerLine), nextCursor }
}

/** A seller as the operator's pages show them. */
export function sellerLine(row: ListedSeller): SellerLine {
  const { id, shopName, slug, createdAt, connection, approval } = row
  const isConnected = connection?.status === 'connected'
  return {
    id,
    shopName,
    slug,
    email: row.members[0]?.user.email ?? null,
    createdAt: createdAt.toISOString(),
    approval,
    closedAt: row.closure?.closedAt?.toISOString() ?? null,
    activeProducts: row.productsOnSale,
    state: stateOf(connection),
    missing: isConnected ? requirementsOf([...connection.pastDue, ...connection.currentlyDue]) : [],
    note: noteOf(connection),
    account: connection && {
      accountId: connection.accountId,
      name: connection.businessName ?? connection.email ?? connection.accountId,
      country: connection.country,
      currency: connection.defaultCurrency,
      syncedAt: connection.syncedAt?.toISOString() ?? null,
      dashboardUrl: accountDashboardUrl(connection.accountId),
    },
  }
}

function stateOf(connection: ListedSeller['connection']): SellerState {
  if (!connection) return 'not_connected'
  if (connection.status === 'disconnected') return 'disconnected'
  return canCharge(connection, env()) ? 'ready' : 'cannot_charge'
}

function noteOf(connection: ListedSeller['connection']): SellerNote | null {
  if (!connection) return null
  if (connection.status === 'disconnected') return connection.disconnectReason === 'by_stripe' ? 'disconnectedByStripe' : 'disconnectedBySeller'
  if (connection.livemode !== env().livemode) return connection.livemode ? 'liveMode' : 'testMode'
  if (sellerPause(connection, env()) === 'feeRefused') return 'feeRefused'
  return disabledReasonOf(connection.disabledReason)?.reason ?? null
}
