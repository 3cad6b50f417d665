import { z } from 'zod'
import { ConnectedAccountId } from '@/lib/domain/ids'
import { stripe } from '@/lib/stripe/client'

/** An event as the inbox keeps it. `accountId` is the connected account it is about, null for the platform's own. */
export type EventFacts = { id: string; type: string; accountId: ConnectedAccountId | null; livemode: boolean; created: Date }

/** Seconds. Source: docs.stripe.com/webhooks#verify-manually */
const TOLERANCE = 300
/** The end of year 9999, in seconds. */
const LATEST = 253_402_300_799

const Event = z
  .object({
    id: z.string().regex(/^evt_[\w-]{1,250}$/),
    type: z.string().regex(/^[\w.]{1,250}$/),
    account: ConnectedAccountId.nullish(),
    livemode: z.boolean(),
    created: z.int().min(0).max(LATEST),
  })
  .transform(({ account, created, ...event }): EventFacts => ({ ...event, accountId: account ?? null, created: new Date(created * 1000) }))

/** Whether a delivery is Stripe's, by each secret in force (several while one is being rolled). A header that is no signature matches none. */
export function isSigned(rawBody: string, signature: string, secrets: string[]): boolean {
  return secrets.some((secret) => {
    try {
      return stripe().webhooks.signature?.verifyHeader(rawBody, signature, secret, TOLERANCE) ?? false
    } catch {
      // Mostly Stripe's own error; a signature that is not ASCII makes Node throw one.
      return false
    }
  })
}

/** `thin`: a notification of API version 2, which names its object and nothing of it. Source: docs.stripe.com/event-destinations */
export type ReadEvent = { kind: 'event'; event: EventFacts } | { kind: 'thin' } | { kind: 'unreadable'; why: string }

/** Reads what Stripe signed or listed, which may be anything all the same. */
export function readEvent(json: unknown): ReadEvent {
  if (typeof json === 'object' && json !== null && 'object' in json && json.object === 'v2.core.event') return { kind: 'thin' }
  const parsed = Event.safeParse(json)
  return parsed.success ? { kind: 'event', event: parsed.data } : { kind: 'unreadable', why: z.prettifyError(parsed.error) }
}

/** The same of a body. */
export function readDelivery(rawBody: string): ReadEvent {
  try {
    return readEvent(JSON.parse(rawBody))
  } catch {
    return { kind: 'unreadable', why: 'It is not JSON.' }
  }
}

/** Signs a body as Stripe does, for a test of our own address. */
export function signLikeStripe(payload: string, secret: string): string {
  return stripe().webhooks.generateTestHeaderString({ payload, secret })
}
