import type { ConnectedAccountId } from '@/lib/domain/ids'
import { env } from '@/lib/env'

/** Where the owner of a connected account sees it at Stripe, and answers what Stripe asks. */
export function accountDashboardUrl(accountId: ConnectedAccountId): string {
  const { STRIPE_LOCAL_URL, livemode } = env()
  if (STRIPE_LOCAL_URL) return `${STRIPE_LOCAL_URL.replace(/\/$/, '')}/dashboard/${accountId}`
  return `https://dashboard.stripe.com/${accountId}/${livemode ? '' : 'test/'}dashboard`
}

/** Where the operator sees the platform's own account at Stripe. */
export function platformDashboardUrl(): string {
  const { STRIPE_LOCAL_URL, livemode } = env()
  if (STRIPE_LOCAL_URL) return `${STRIPE_LOCAL_URL.replace(/\/$/, '')}/dashboard`
  return `https://dashboard.stripe.com/${livemode ? '' : 'test/'}dashboard`
}

/** Where the owner of a connected account sees one payment at Stripe. */
export function paymentDashboardUrl(accountId: ConnectedAccountId, paymentIntentId: string): string {
  const { STRIPE_LOCAL_URL, livemode } = env()
  if (STRIPE_LOCAL_URL) return `${accountDashboardUrl(accountId)}/payments/${paymentIntentId}`
  return `https://dashboard.stripe.com/${accountId}/${livemode ? '' : 'test/'}payments/${paymentIntentId}`
}

/** Where the owner of a connected account sets up Stripe Tax. The local Stripe has no such page: there it is the account's. */
export function taxDashboardUrl(accountId: ConnectedAccountId): string {
  const { STRIPE_LOCAL_URL, livemode } = env()
  if (STRIPE_LOCAL_URL) return accountDashboardUrl(accountId)
  return `https://dashboard.stripe.com/${accountId}/${livemode ? '' : 'test/'}settings/tax`
}

/** Where the owner of a connected account sees a dispute at Stripe. The local Stripe shows it with its payment. */
export function disputeDashboardUrl(accountId: ConnectedAccountId, disputeId: string, paymentIntentId: string | null): string {
  const { STRIPE_LOCAL_URL, livemode } = env()
  if (STRIPE_LOCAL_URL) return paymentIntentId ? paymentDashboardUrl(accountId, paymentIntentId) : accountDashboardUrl(accountId)
  return `https://dashboard.stripe.com/${accountId}/${livemode ? '' : 'test/'}disputes/${disputeId}`
}

/** Where the owner of a connected account sees one payout at Stripe. */
export function payoutDashboardUrl(accountId: ConnectedAccountId, payoutId: string): string {
  const { STRIPE_LOCAL_URL, livemode } = env()
  if (STRIPE_LOCAL_URL) return `${accountDashboardUrl(accountId)}/payouts/${payoutId}`
  return `https://dashboard.stripe.com/${accountId}/${livemode ? '' : 'test/'}payouts/${payoutId}`
}

/** Where the operator sees a payout of the platform's own account at Stripe. The local Stripe opens on that account. */
export function platformPayoutUrl(payoutId: string): string {
  const { STRIPE_LOCAL_URL, livemode } = env()
  if (STRIPE_LOCAL_URL) return platformDashboardUrl()
  return `https://dashboard.stripe.com/${livemode ? '' : 'test/'}payouts/${payoutId}`
}
