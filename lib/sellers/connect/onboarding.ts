import { takeToken } from '@/lib/db/operations/rate-limit'
import { findSeller, type SellerRow } from '@/lib/db/sellers/sellers'
import type { ConnectCode } from '@/lib/domain/sellers/connect-result'
import { syncAccount } from '@/lib/sellers/sync-account'
import { accountLink } from '@/lib/stripe/calls/managed-accounts'

export type OnboardingStart = { kind: 'go'; url: string } | { kind: 'refused'; code: ConnectCode }

/**
 * The way to Stripe's form for the account that was opened for a seller. Made at each press: a link opens once, and only for some minutes.
 * @param origin ours, as the browser sees it: Stripe leads back there
 */
export async function startOnboarding(sellerId: string, origin: string): Promise<OnboardingStart> {
  if (!(await takeToken('onboarding-link', sellerId)).ok) return { kind: 'refused', code: 'too_often' }
  const connection = managedOf(await findSeller(sellerId))
  if (!connection) return { kind: 'refused', code: 'not_managed' }
  const place = `${origin}/api/connect/onboarding`
  const link = await accountLink(connection.accountId, { returnUrl: `${place}/return`, refreshUrl: place })
  if (link.kind === 'ok') return { kind: 'go', url: link.value }
  if (link.kind === 'unknown') return { kind: 'refused', code: 'link_unknown' }
  // What Stripe refuses here is mostly an account that is not ours any more: then the pages say so.
  await syncAccount(connection.accountId)
  return { kind: 'refused', code: 'link_refused' }
}

/** The seller is back from Stripe's form, which says nothing of what was told there: the account is read. */
export async function finishOnboarding(sellerId: string): Promise<ConnectCode> {
  const before = managedOf(await findSeller(sellerId))
  if (!before) return 'not_managed'
  const read = await syncAccount(before.accountId)
  if (read === 'unknown') return 'unread'
  const connection = managedOf(await findSeller(sellerId))
  if (!connection) return 'not_managed'
  return connection.detailsSubmitted ? 'opened' : 'unfinished'
}

/** The connected account of a seller, if it is one that we opened. */
function managedOf(seller: SellerRow | null) {
  const connection = seller?.connection
  return connection?.status === 'connected' && connection.isManaged ? connection : null
}
