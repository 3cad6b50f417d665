import type Stripe from 'stripe'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { stripe } from '@/lib/stripe/client'
import { attempt } from '@/lib/stripe/outcome'

/** What we keep of a seller's Stripe account. */
type AccountFacts = {
  businessName: string | null
  email: string | null
  country: string | null
  defaultCurrency: string | null
  platformCountry: string | null
  statementDescriptor: string | null
  chargesEnabled: boolean
  payoutsEnabled: boolean
  detailsSubmitted: boolean
  currentlyDue: string[]
  pastDue: string[]
  disabledReason: string | null
}

/** `gone`: Stripe says that we have no access any more, which is itself the proof of a disconnect. */
export type AccountOutcome = { kind: 'ok'; value: AccountFacts } | { kind: 'gone' } | { kind: 'unknown'; message: string }

/** Reads a connected account as it is now. Source: docs.stripe.com/api/accounts/retrieve */
export async function retrieveAccount(accountId: ConnectedAccountId): Promise<AccountOutcome> {
  const [outcome, platformCountry] = await Promise.all([attempt(() => stripe().accounts.retrieve(accountId)), ownCountry()])
  if (outcome.kind === 'ok') return { kind: 'ok', value: { ...factsOf(outcome.value), platformCountry } }
  if (outcome.kind === 'refused' && outcome.code === 'account_invalid') return { kind: 'gone' }
  // Any other refusal, such as a wrong key, says nothing about this account.
  return { kind: 'unknown', message: outcome.message }
}

let knownCountry: string | null = null

/** The platform's own country, asked for once: an account never moves. Null while Stripe does not answer. */
async function ownCountry(): Promise<string | null> {
  if (knownCountry === null) {
    const outcome = await attempt(() => stripe().accounts.retrieveCurrent())
    if (outcome.kind === 'ok') knownCountry = outcome.value.country ?? null
  }
  return knownCountry
}

function factsOf(account: Stripe.Account): Omit<AccountFacts, 'platformCountry'> {
  return {
    businessName: account.business_profile?.name || account.settings?.dashboard.display_name || null,
    email: account.email,
    country: account.country ?? null,
    defaultCurrency: account.default_currency ?? null,
    // What a card statement shows for a charge without a suffix. Source: docs.stripe.com/get-started/account/statement-descriptors
    statementDescriptor: account.settings?.payments.statement_descriptor || account.settings?.card_payments?.statement_descriptor_prefix || null,
    chargesEnabled: account.charges_enabled,
    payoutsEnabled: account.payouts_enabled,
    detailsSubmitted: account.details_submitted,
    currentlyDue: account.requirements?.currently_due ?? [],
    pastDue: account.requirements?.past_due ?? [],
    disabledReason: account.requirements?.disabled_reason ?? null,
  }
}
