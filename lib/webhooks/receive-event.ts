import { storeEvent } from '@/lib/db/webhooks/webhook-inbox'
import type { WebhookScope } from '@/lib/domain/operations/webhook-events'
import { env } from '@/lib/env'
import { log } from '@/lib/log/log'
import { readDelivery } from '@/lib/stripe/calls/webhooks'
import { isOfStripe } from './signing-secrets'

export type Received = 'stored' | 'known' | 'other_mode' | 'thin' | 'unreadable' | 'bad_signature'

/**
 * Takes a delivery of Stripe's: verifies it with every secret of its scope and stores it with its job in one statement. What it
 * means is found out later, by re-reading the object.
 * @param rawBody the body as it came, to the byte
 * @throws when the database does not take it now: Stripe must deliver it again
 */
export async function receiveEvent(scope: WebhookScope, rawBody: string, signature: string): Promise<Received> {
  if (!(await isOfStripe(scope, rawBody, signature))) return 'bad_signature'
  const read = readDelivery(rawBody)
  if (read.kind !== 'event') {
    log.warn({ scope, ...read }, 'Stripe signed a delivery that is no event this shop can read')
    return read.kind
  }
  // A live Connect endpoint gets test events too. Source: docs.stripe.com/connect/webhooks
  if (read.event.livemode !== env().livemode) return 'other_mode'
  const isNew = await storeEvent({ ...read.event, scope, rawBody })
  return isNew ? 'stored' : 'known'
}
