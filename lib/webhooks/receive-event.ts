import { storeEvent } from '@/lib/db/webhooks/webhook-inbox'
import { env } from '@/lib/env'
import { verifyEvent } from '@/lib/stripe/calls/webhooks'

export type WebhookScope = 'platform' | 'connect'
export type Received = 'stored' | 'known' | 'other_mode' | 'bad_signature'

/**
 * Takes a delivery of Stripe's: verifies it with the secrets of its endpoint and stores it with its job in one statement. What it
 * means is found out later, by re-reading the object.
 * @param rawBody the body as it came, to the byte
 */
export async function receiveEvent(scope: WebhookScope, rawBody: string, signature: string): Promise<Received> {
  const { STRIPE_WEBHOOK_SECRETS, STRIPE_CONNECT_WEBHOOK_SECRETS, livemode } = env()
  const event = verifyEvent(rawBody, signature, scope === 'platform' ? STRIPE_WEBHOOK_SECRETS : STRIPE_CONNECT_WEBHOOK_SECRETS)
  if (!event) return 'bad_signature'
  // A live Connect endpoint gets test events too. Source: docs.stripe.com/connect/webhooks
  if (event.livemode !== livemode) return 'other_mode'
  const isNew = await storeEvent({ ...event, scope, rawBody })
  return isNew ? 'stored' : 'known'
}
