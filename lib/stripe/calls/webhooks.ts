import Stripe from 'stripe'
import { ConnectedAccountId } from '@/lib/domain/ids'
import { stripe } from '@/lib/stripe/client'

/** An event as the inbox keeps it. `accountId` is the connected account it is about, null for the platform's own. */
export type EventFacts = { id: string; type: string; accountId: ConnectedAccountId | null; livemode: boolean; created: Date }

/**
 * Verifies a delivery against each secret in force (several while one is being rolled), with Stripe's tolerance of 300 seconds.
 * @returns the event, or undefined where no secret matches
 */
export function verifyEvent(rawBody: string, signature: string, secrets: string[]): EventFacts | undefined {
  for (const secret of secrets) {
    try {
      const event = stripe().webhooks.constructEvent(rawBody, signature, secret)
      const { id, type, account, livemode, created } = event
      return { id, type, accountId: account ? ConnectedAccountId.parse(account) : null, livemode, created: new Date(created * 1000) }
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error
    }
  }
  return undefined
}
