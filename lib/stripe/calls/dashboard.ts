import type { ConnectedAccountId } from '@/lib/domain/ids'
import { env } from '@/lib/env'
import { accountOfCharge, type ChargePlace } from '@/lib/stripe/charge-place'

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

/** Where the payment of a part is seen at Stripe, by the owner of the account it is on. The local Stripe opens on the platform's. */
export function paymentDashboardUrl(place: ChargePlace, paymentIntentId: string): string {
  const { STRIPE_LOCAL_URL, livemode } = env()
  const accountId = accountOfCharge(place)
  if (!accountId)
    return STRIPE_LOCAL_URL ? platformDashboardUrl() : `https://dashboard.stripe.com/${livemode ? '' : 'test/'}payments/${paymentIntentId}`
  if (STRIPE_LOCAL_URL) return `${accountDashboardUrl(accountId)}/payments/${paymentIntentId}`
  return `https://dashboard.stripe.com/${accountId}/${livemode ? '' : 'test/'}payments/${paymentIntentId}`
}

/** Where the owner of a connected account sets up Stripe Tax. The local Stripe has no such page: there it is the account's. */
export function taxDashboardUrl(accountId: ConnectedAccountId): string {
  const { STRIPE_LOCAL_URL, livemode } = env()
  if (STRIPE_LOCAL_URL) return accountDashboardUrl(accountId)
  return `https://dashboard.stripe.com/${accountId}/${livemode ? '' : 'test/'}settings/tax`
}

/** Where a dispute is seen at Stripe, by the owner of the account its payment is on. The local Stripe shows it with its payment. */
export function disputeDashboardUrl(place: ChargePlace, disputeId: string, paymentIntentId: string | null): string {
  const { STRIPE_LOCAL_URL, livemode } = env()
  const accountId = accountOfCharge(place)
  if (!accountId) return STRIPE_LOCAL_URL ? platformDashboardUrl() : `https://dashboard.stripe.com/${livemode ? '' : 'test/'}disputes/${disputeId}`
  if (STRIPE_LOCAL_URL) return paymentIntentId ? paymentDashboardUrl(place, paymentIntentId) : accountDashboardUrl(accountId)
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
