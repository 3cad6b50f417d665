import type { WebhookScope } from '@/lib/domain/operations/webhook-events'
import { problem } from '@/lib/http/problem'
import { log } from '@/lib/log/log'
import { receiveEvent } from './receive-event'

/** No event of Stripe is this large, in bytes. */
export const MAX_EVENT_BYTES = 1_048_576

/** Seconds. Stripe follows its own schedule; other senders may read this. */
const RETRY_SECONDS = 30

/**
 * The answer to a delivery of Stripe's. 2xx: it is stored, or nothing would change if it came again; 4xx: it cannot be Stripe's, or cannot be read, with a note for
 * whoever looks at the endpoint in Stripe's dashboard; 503: it must come again.
 * @param scope which endpoint, as it stands in the address
 * @param rawBody null where it was too large
 */
export async function answerDelivery(scope: string, rawBody: string | null, signature: string | null | undefined): Promise<Response> {
  if (!isScope(scope)) return problem(404, 'no_such_endpoint', 'Stripe delivers to platform or to connect.')
  if (rawBody === null) return problem(413, 'body_too_large', 'No event of Stripe is this large.')
  try {
    const received = await receiveEvent(scope, rawBody, signature ?? '')
    if (received === 'bad_signature') return problem(400, received, badSignature(scope))
    if (received === 'unreadable') return problem(400, received, 'This is signed, but it is not an event of API version 1.')
    return Response.json({ received, ...(received === 'thin' && { note: THIN }) })
  } catch (err) {
    log.error({ err, scope }, 'A webhook delivery could not be stored')
    return problem(503, 'not_stored', 'This event could not be stored. Deliver it again.', { headers: { 'retry-after': String(RETRY_SECONDS) } })
  }
}

const THIN = 'Thin events are not read. Register this endpoint for snapshot events of API version 1.'

function isScope(scope: string): scope is WebhookScope {
  return scope === 'platform' || scope === 'connect'
}

function badSignature(scope: WebhookScope): string {
  return `No signing secret of the ${scope} endpoint matches this delivery: check the secrets and the endpoint's scope.`
}
