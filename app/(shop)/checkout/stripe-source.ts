import type { StripeSource } from '@/components/checkout/card/load-stripe'
import type { Env } from '@/lib/env'

/** What the browser needs to load Stripe.js: the publishable key, and the script's address where a local Stripe stands in. */
export function stripeSource({ STRIPE_PUBLISHABLE_KEY, STRIPE_LOCAL_URL }: Env): StripeSource {
  return { publishableKey: STRIPE_PUBLISHABLE_KEY, stripeJsUrl: STRIPE_LOCAL_URL ? new URL('/endive/stripe.js', STRIPE_LOCAL_URL).href : null }
}
