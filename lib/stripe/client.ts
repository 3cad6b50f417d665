import Stripe from 'stripe'
import { brand } from '@/brand'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { env } from '@/lib/env'
import { PacedHttpClient } from '@/lib/stripe/pace/paced-http-client'

let client: Stripe | undefined

/** The one Stripe client of this process, pointed at Stripe or, with STRIPE_LOCAL_URL, at the local Stripe. */
export function stripe(): Stripe {
  client ??= new Stripe(env().STRIPE_SECRET_KEY, {
    timeout: 20_000,
    maxNetworkRetries: 2,
    telemetry: false,
    appInfo: { name: brand.name },
    httpClient: new PacedHttpClient(),
    ...localAddress(env().STRIPE_LOCAL_URL),
  })
  return client
}

/**
 * Request options of one call.
 * @param accountId the connected account to act on, or null for the platform
 * @param idempotencyKey made of facts, so that repeating the call after a crash changes nothing
 */
export function on(accountId: ConnectedAccountId | null, idempotencyKey?: string): Stripe.RequestOptions {
  return { ...(accountId && { stripeAccount: accountId }), ...(idempotencyKey && { idempotencyKey }) }
}

function localAddress(url: string | undefined): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  if (!url) return {}
  const { hostname, port, protocol } = new URL(url)
  return { host: hostname, port: port || undefined, protocol: protocol === 'https:' ? 'https' : 'http' }
}
