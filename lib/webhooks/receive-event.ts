import { storeEvent } from '@/lib/db/webhooks/webhook-inbox'
import { env } from '@/lib/env'
import { log } from '@/lib/log/log'
import { isSigned, readDelivery } from '@/lib/stripe/calls/webhooks'

export type WebhookScope = 'platform' | 'connect'
export type Received = 'stored' | 'known' | 'other_mode' | 'thin' | 'unreadable' | 'bad_signature'

/**
 * Takes a delivery of Stripe's: verifies it with the secrets of its endpoint and stores it with its job in one statement. What it
 * means is found out later, by re-reading the object.
 * @param rawBody the body as it came, to the byte
 * @throws when the database does not take it now: Stripe must deliver it again
 */
export async function receiveEvent(scope: WebhookScope, rawBody: string, signature: string): Promise<Received> {
  const { STRIPE_WEBHOOK_SECRETS, STRIPE_CONNECT_WEBHOOK_SECRETS, livemode } = env()
  if (!isSigned(rawBody, signature, scope === 'platform' ? STRIPE_WEBHOOK_SECRETS : STRIPE_CONNECT_WEBHOOK_SECRETS)) return 'bad_signature'
  const read = readDelivery(rawBody)
  if (read.kind !== 'event') {
    log.warn({ scope, ...read }, 'Stripe signed a delivery that is no event this shop can read')
    return read.kind
  }
  // A live Connect endpoint gets test events too. Source: docs.stripe.com/connect/webhooks
  if (read.event.livemode !== livemode) return 'other_mode'
  const isNew = await storeEvent({ ...read.event, scope, rawBody })
  return isNew ? 'stored' : 'known'
}
