import Stripe from 'stripe'
import type { WebhookEventType } from '@/lib/domain/operations/webhook-events'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

/** The version events are written in: that of the SDK, which reads them. Stripe fixes it when an endpoint is made. */
export const EVENTS_VERSION = Stripe.API_VERSION

/** A webhook endpoint as Stripe has it. `isRegistered`: made by `createEndpoint`, not by hand. */
export type Endpoint = { id: string; url: string; isEnabled: boolean; events: string[]; apiVersion: string | null; isRegistered: boolean }

/** Marks the endpoints that the shop has made. */
const MARK = 'souk_scope'
/** Stripe has no more than 16 of a mode. Source: docs.stripe.com/webhooks */
const MOST = 100

/** All webhook endpoints of our own account, in the mode of the key. Source: docs.stripe.com/api/webhook_endpoints/list */
export async function listEndpoints(): Promise<StripeOutcome<Endpoint[]>> {
  const outcome = await attempt(() => stripe().webhookEndpoints.list({ limit: MOST }))
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.data.map(endpointOf) } : outcome
}

/** Whether Stripe (still) has an endpoint. */
export async function hasEndpoint(id: string): Promise<StripeOutcome<boolean>> {
  const outcome = await attempt(() => stripe().webhookEndpoints.retrieve(id))
  if (outcome.kind === 'refused' && outcome.status === 404) return { kind: 'ok', value: false }
  return outcome.kind === 'ok' ? { kind: 'ok', value: true } : outcome
}

/**
 * Makes an endpoint. The answer alone tells its secret; under the same key Stripe repeats that answer for a day.
 * Source: docs.stripe.com/api/webhook_endpoints/create
 */
export async function createEndpoint(
  { scope, url, events }: { scope: 'platform' | 'connect'; url: string; events: readonly WebhookEventType[] },
  idempotencyKey: string,
): Promise<StripeOutcome<{ id: string; secret: string | null }>> {
  const params: Stripe.WebhookEndpointCreateParams = {
    url,
    connect: scope === 'connect',
    enabled_events: [...events],
    api_version: EVENTS_VERSION,
    metadata: { [MARK]: scope },
  }
  const outcome = await attempt(() => stripe().webhookEndpoints.create(params, on(null, idempotencyKey)))
  return outcome.kind === 'ok' ? { kind: 'ok', value: { id: outcome.value.id, secret: outcome.value.secret ?? null } } : outcome
}

/** Has an endpoint deliver these events, and deliver again if it was disabled. */
export function updateEndpoint(id: string, events: readonly WebhookEventType[]): Promise<StripeOutcome<unknown>> {
  return attempt(() => stripe().webhookEndpoints.update(id, { enabled_events: [...events], disabled: false }))
}

/** Removes an endpoint. One that is gone already is no failure. */
export async function deleteEndpoint(id: string): Promise<StripeOutcome<unknown>> {
  const outcome = await attempt(() => stripe().webhookEndpoints.del(id))
  return outcome.kind === 'refused' && outcome.status === 404 ? { kind: 'ok', value: null } : outcome
}

function endpointOf({ id, url, status, enabled_events: events, api_version: apiVersion, metadata }: Stripe.WebhookEndpoint): Endpoint {
  return { id, url, isEnabled: status === 'enabled', events, apiVersion, isRegistered: MARK in metadata }
}
