import { findSellers, type ListedSeller } from '@/lib/db/sellers/seller-list'
import { canCharge } from '@/lib/domain/catalog/availability'
import { disabledSentence, requirementSentences } from '@/lib/domain/sellers/requirements'
import type { SellerLine, SellerState } from '@/lib/domain/wire/admin-views'
import { env } from '@/lib/env'
import { accountDashboardUrl } from '@/lib/stripe/calls/dashboard'

const PAGE = 50

/** Every seller with the state of the connection, newest first, for the operator. */
export async function listSellers(cursor?: string | null): Promise<{ sellers: SellerLine[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await findSellers({ cursor, limit: PAGE })
  return { sellers: rows.map(sellerLine), nextCursor }
}

function sellerLine(row: ListedSeller): SellerLine {
  const { id, shopName, slug, createdAt, connection } = row
  const isConnected = connection?.status === 'connected'
  return {
    id,
    shopName,
    slug,
    email: row.user.email,
    createdAt: createdAt.toISOString(),
    activeProducts: row._count.products,
    state: stateOf(connection),
    missing: isConnected ? requirementSentences([...connection.pastDue, ...connection.currentlyDue]) : [],
    sentence: sentenceOf(connection),
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
  return canCharge(connection, env().livemode) ? 'ready' : 'cannot_charge'
}

function sentenceOf(connection: ListedSeller['connection']): string | null {
  if (!connection) return null
  if (connection.status === 'disconnected') {
    return connection.disconnectReason === 'by_stripe' ? 'Disconnected from within Stripe.' : 'Disconnected by the seller.'
  }
  if (connection.livemode !== env().livemode) return `Connected in ${connection.livemode ? 'live' : 'test'} mode, which our keys cannot charge.`
  return disabledSentence(connection.disabledReason)
}
