import { countProducts, findSeller, type SellerRow } from '@/lib/db/sellers/sellers'
import { isReadyToSell, sellerChecklist } from '@/lib/domain/sellers/seller-checklist'
import type { ConnectionView, SellerOverview } from '@/lib/domain/sellers/seller-overview'
import { accountDashboardUrl } from '@/lib/stripe/calls/dashboard'

type Connection = NonNullable<SellerRow['connection']>

/**
 * Computes a seller's overview from what is stored now.
 * @throws when there is no such seller
 */
export async function sellerOverview(sellerId: string): Promise<SellerOverview> {
  const seller = await findSeller(sellerId)
  if (!seller) throw new Error(`No seller ${sellerId}`)
  const connection = seller.connection && connectionView(seller.connection)
  const currency = connection?.status === 'connected' ? connection.currency : null
  const products = await countProducts(sellerId, currency)
  const steps = sellerChecklist({ slug: seller.slug, activeProducts: products.active, connection })
  return {
    sellerId,
    shopName: seller.shopName,
    slug: seller.slug,
    connection,
    steps,
    isReady: isReadyToSell(steps),
    activeProducts: products.active,
    currencyNotice: currency && products.inOtherCurrency > 0 ? { currency, count: products.inOtherCurrency } : null,
  }
}

function connectionView(row: Connection): ConnectionView {
  const { accountId, status, disconnectReason, country, statementDescriptor, chargesEnabled, payoutsEnabled, currentlyDue, pastDue, disabledReason } =
    row
  return {
    accountId,
    status,
    disconnectReason,
    country,
    statementDescriptor,
    chargesEnabled,
    payoutsEnabled,
    currentlyDue,
    pastDue,
    disabledReason,
    accountName: row.businessName ?? row.email ?? accountId,
    dashboardUrl: accountDashboardUrl(accountId),
    currency: row.defaultCurrency,
    isSynced: row.syncedAt !== null,
    connectedAt: row.connectedAt.toISOString(),
    disconnectedAt: row.disconnectedAt?.toISOString() ?? null,
    syncedAt: row.syncedAt?.toISOString() ?? null,
    isHalfDisconnected: status === 'disconnected' && row.sealedAccessToken !== null,
  }
}
