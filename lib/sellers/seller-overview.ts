import { isNewestPayoutFailed } from '@/lib/db/balance/payouts'
import { findSellersTasks } from '@/lib/db/operations/tasks'
import { countProducts, findSeller, type SellerRow } from '@/lib/db/sellers/sellers'
import { findOpenSuspension } from '@/lib/db/sellers/suspensions'
import { deliveryFacts } from '@/lib/db/shipping/delivered-products'
import { isFeeAllowed } from '@/lib/domain/facts/charge-rules'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { readRefusal } from '@/lib/domain/refusal/refusal-detail'
import { countryNotices } from '@/lib/domain/sellers/country-notices'
import { isReadyToSell, sellerChecklist } from '@/lib/domain/sellers/seller-checklist'
import type { ConnectionView, RefusedPayment, SellerOverview } from '@/lib/domain/sellers/seller-overview'
import { env } from '@/lib/env'
import { accountDashboardUrl } from '@/lib/stripe/calls/dashboard'
import { readAccountWays } from './connect/account-offer'

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
  const [products, delivery, refused, isPayoutFailed, suspension, ways] = await Promise.all([
    countProducts(sellerId, currency),
    deliveryFacts(sellerId),
    refusedPayments(connection),
    hasFailedPayout(seller.connection),
    findOpenSuspension(sellerId),
    readAccountWays(seller.connection),
  ])
  const isRefused = refused.some(({ kind, call }) => kind === 'account_refused' && (call === 'charge' || call === 'capture'))
  const notices = seller.connection && connection?.status === 'connected' ? countryNotices(seller.connection, env().sellsWithoutFee) : []
  const canConvert = !notices.some(({ code }) => code === 'onlyCurrency')
  const steps = sellerChecklist({ slug: seller.slug, activeProducts: products.active, ...delivery, connection, ways, isRefused, isPayoutFailed })
  return {
    sellerId,
    shopName: seller.shopName,
    slug: seller.slug,
    connection,
    ways,
    steps,
    isReady: isReadyToSell(steps),
    suspension: suspension && { reason: suspension.reason, since: suspension.suspendedAt.toISOString() },
    refused,
    currencyNotice: currency && products.inOtherCurrency > 0 ? { currency, count: products.inOtherCurrency, canConvert } : null,
    countryNotices: notices,
  }
}

/** Whether a bank has refused the newest payout of a currency: once it is changed, another follows. */
async function hasFailedPayout(connection: SellerRow['connection']): Promise<boolean> {
  if (connection?.status !== 'connected') return false
  const { accountId, livemode } = connection
  return isNewestPayoutFailed({ accountId, livemode })
}

async function refusedPayments(connection: ConnectionView | null): Promise<RefusedPayment[]> {
  if (connection?.status !== 'connected') return []
  const tasks = await findSellersTasks(connection.accountId)
  return tasks.map(({ id, kind, detail, order, createdAt }) => ({
    id,
    kind: kind === 'amount_refused' ? kind : 'account_refused',
    ...readRefusal(detail),
    receiptNumber: receiptNumber(order.number),
    at: createdAt.toISOString(),
  }))
}

function connectionView(row: Connection): ConnectionView {
  const { accountId, status, disconnectReason, country, statementDescriptor, chargesEnabled, payoutsEnabled, currentlyDue, pastDue, disabledReason } =
    row
  const { isManaged, detailsSubmitted } = row
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
    isManaged,
    detailsSubmitted,
    accountName: row.businessName ?? row.email ?? accountId,
    dashboardUrl: accountDashboardUrl(accountId),
    currency: row.defaultCurrency,
    isFeeRefused: !isFeeAllowed(row) && !env().sellsWithoutFee,
    isSynced: row.syncedAt !== null,
    connectedAt: row.connectedAt.toISOString(),
    disconnectedAt: row.disconnectedAt?.toISOString() ?? null,
    syncedAt: row.syncedAt?.toISOString() ?? null,
    isHalfDisconnected: status === 'disconnected' && row.sealedAccessToken !== null,
  }
}
