import { createHmac } from 'node:crypto'
import { findDelivery, noteDelivered, noteFailed, noteOff } from '@/lib/db/api/deliveries'
import { eventBody, nextTry } from '@/lib/domain/api/shop-events'
import { env } from '@/lib/env'
import { postPublic } from '@/lib/http/post-public'
import { openShopSecret } from './shop-secrets'

/** An endpoint that takes longer has failed: it should answer first and work afterwards. */
const MAX_MS = 8000

/**
 * Posts an event to an endpoint of a shop, signed as Stripe signs. Whatever comes of it is noted with the next try, so the job fails only where the database does; it
 * may be posted twice, and then with the same id.
 * Source: docs.stripe.com/webhooks#verify-manually
 * @param clock when it is tried
 */
export async function deliverWebhook(deliveryId: string, clock = () => new Date()): Promise<void> {
  const delivery = await findDelivery(deliveryId)
  // Taken away or delivered meanwhile.
  if (!delivery || delivery.deliveredAt) return
  if (delivery.webhook.disabledAt) return noteOff(delivery, clock())
  const { webhook, event, attempts, createdAt } = delivery
  const body = eventBody(event)
  const secret = await openShopSecret(webhook)
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Souk-Webhooks/1',
    'souk-signature': signatureOf(body, secret, clock()),
  }
  const posted = await postPublic(webhook.url, { headers, body, maxMs: MAX_MS }, { allowsLoopback: env().isLocalStripe })
  const at = clock()
  const answer = posted.kind === 'answered' ? posted.status : null
  if (answer !== null && answer >= 200 && answer < 300) return noteDelivered(delivery, { at, answer, failure: null })
  const failure = posted.kind === 'failed' ? posted.why : null
  await noteFailed(delivery, { at, answer, failure }, nextTry(attempts + 1, createdAt, at))
}

/** `t=<unix seconds>,v1=<HMAC-SHA256 of "t.body" in hex>` */
function signatureOf(body: string, secret: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000)
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`
}
