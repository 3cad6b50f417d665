import type Stripe from 'stripe'
import { ConnectedAccountId } from '@/lib/domain/ids'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

/**
 * The kind of account we open: for the money it is the one that sellers bring themselves. Stripe bears losses, collects what it requires and has its fee from the
 * account; the owner has Stripe's whole dashboard. Source: docs.stripe.com/connect/migrate-to-controller-properties
 */
const CONTROLLER = {
  losses: { payments: 'stripe' },
  fees: { payer: 'account' },
  requirement_collection: 'stripe',
  stripe_dashboard: { type: 'full' },
} as const satisfies Stripe.AccountCreateParams.Controller

/** What Stripe is told of a new account; `round` says which of a seller's accounts it is. */
type NewAccount = { sellerId: string; round: number; country: string; email: string }

/** Opens an account for a seller. Capabilities come with Stripe's own form. Source: docs.stripe.com/api/accounts/create */
export async function openAccountAtStripe({ sellerId, round, country, email }: NewAccount): Promise<StripeOutcome<ConnectedAccountId>> {
  const params = { controller: CONTROLLER, country, email, metadata: { sellerId, round } }
  const outcome = await attempt(() => stripe().accounts.create(params, on(null, `seller/${sellerId}/account/${round}`)))
  return outcome.kind === 'ok' ? { kind: 'ok', value: ConnectedAccountId.parse(outcome.value.id) } : outcome
}

const HOUR_MS = 3_600_000

/**
 * The account that was opened for a seller in a round, by the marks in its metadata: for what Stripe was asked so long ago that it has forgotten the key.
 * @param begunAt when the round began: within a day of it Stripe was asked, or the key still counted
 * @returns null where there is none
 */
export function findOpenedAtStripe({ sellerId, round }: NewAccount, begunAt: Date): Promise<StripeOutcome<ConnectedAccountId | null>> {
  const seconds = (ms: number) => Math.floor((begunAt.getTime() + ms) / 1000)
  const created = { gte: seconds(-HOUR_MS), lte: seconds(25 * HOUR_MS) }
  return attempt(async () => {
    for await (const { id, metadata } of stripe().accounts.list({ created, limit: 100 }))
      if (metadata?.sellerId === sellerId && metadata.round === String(round)) return ConnectedAccountId.parse(id)
    return null
  })
}

/**
 * The address of Stripe's form for an account that we opened. It opens once, within minutes; Stripe then leads back.
 * Source: docs.stripe.com/api/account_links/create
 * @param back where the owner comes back to: from the form, and from a link that is used or too old
 */
export async function accountLink(accountId: ConnectedAccountId, back: { returnUrl: string; refreshUrl: string }): Promise<StripeOutcome<string>> {
  const params = { account: accountId, type: 'account_onboarding', return_url: back.returnUrl, refresh_url: back.refreshUrl } as const
  const outcome = await attempt(() => stripe().accountLinks.create(params))
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.url } : outcome
}
