import Stripe from 'stripe'
import { stripe } from './client'

/**
 * Verifies a delivery against each secret in force (several while one is being rolled), with Stripe's tolerance of 300 seconds.
 * @returns the event, or undefined where no secret matches
 */
export function verifyEvent(rawBody: string, signature: string, secrets: string[]): Stripe.Event | undefined {
  for (const secret of secrets) {
    try {
      return stripe().webhooks.constructEvent(rawBody, signature, secret)
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error
    }
  }
  return undefined
}
