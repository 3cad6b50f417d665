import type Stripe from 'stripe'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

/** A domain on which wallets may be shown. `applePayRefusal`: why Apple Pay is not active there; null where it is. */
export type WalletDomain = { id: string; name: string; isEnabled: boolean; applePayRefusal: string | null }

/** One page of them: who has more is asked for theirs by name. */
const MOST = 100

/**
 * The domains of our own account, newest first. Wallets pay on the platform, whose key the page loads Stripe.js with: connected accounts need none.
 * Source: docs.stripe.com/payments/payment-methods/pmd-registration
 */
export function listWalletDomains(): Promise<StripeOutcome<WalletDomain[]>> {
  return domainsOf({ limit: MOST })
}

/** The domain of this name, if it is registered. */
export async function findWalletDomain(name: string): Promise<StripeOutcome<WalletDomain | null>> {
  const outcome = await domainsOf({ domain_name: name, limit: 1 })
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value[0] ?? null } : outcome
}

/** Registers a domain. Source: docs.stripe.com/api/payment_method_domains/create */
export function registerWalletDomain(name: string, idempotencyKey: string): Promise<StripeOutcome<WalletDomain>> {
  return one(() => stripe().paymentMethodDomains.create({ domain_name: name }, on(null, idempotencyKey)))
}

/** Switches a domain on again. */
export function enableWalletDomain(id: string): Promise<StripeOutcome<WalletDomain>> {
  return one(() => stripe().paymentMethodDomains.update(id, { enabled: true }))
}

/** Has Stripe look again at what a domain lacks. Source: docs.stripe.com/api/payment_method_domains/validate */
export function validateWalletDomain(id: string): Promise<StripeOutcome<WalletDomain>> {
  return one(() => stripe().paymentMethodDomains.validate(id))
}

async function domainsOf(params: Stripe.PaymentMethodDomainListParams): Promise<StripeOutcome<WalletDomain[]>> {
  const outcome = await attempt(() => stripe().paymentMethodDomains.list(params))
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.data.map(domainOf) } : outcome
}

async function one(call: () => Promise<Stripe.PaymentMethodDomain>): Promise<StripeOutcome<WalletDomain>> {
  const outcome = await attempt(call)
  return outcome.kind === 'ok' ? { kind: 'ok', value: domainOf(outcome.value) } : outcome
}

function domainOf({ id, domain_name: name, enabled: isEnabled, apple_pay: apple }: Stripe.PaymentMethodDomain): WalletDomain {
  return { id, name, isEnabled, applePayRefusal: apple.status === 'active' ? null : (apple.status_details?.error_message ?? apple.status) }
}
