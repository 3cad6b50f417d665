import { createHash } from 'node:crypto'
import { findOwner } from '@/lib/db/operations/owner'
import { findSecrets, markReplaced, type SecretRow, storeSecret } from '@/lib/db/webhooks/webhook-secrets'
import { WEBHOOK_EVENTS, WEBHOOK_SCOPES, type WebhookScope } from '@/lib/domain/operations/webhook-events'
import { env } from '@/lib/env'
import {
  createEndpoint,
  deleteEndpoint,
  type Endpoint,
  EVENTS_VERSION,
  hasEndpoint,
  listEndpoints,
  updateEndpoint,
} from '@/lib/stripe/calls/webhook-endpoints'
import type { StripeOutcome } from '@/lib/stripe/outcome'
import { forgetSecrets, openWebhookSecret, sealWebhookSecret, settingSecrets } from './signing-secrets'

/** What was done about an endpoint. */
type Done = 'made' | 'updated' | 'in_order'
/** `preview`: this deployment, or its database, is not production's; `not_public`: Stripe cannot reach the shop's address; `stripe`: why it did not do it. */
export type Registration =
  | { kind: 'registered'; done: Record<WebhookScope, Done> }
  | { kind: 'preview' | 'not_public' }
  | { kind: 'stripe'; message: string }

/** Where Stripe delivers the events of a scope. */
export function endpointUrl(scope: WebhookScope): string {
  return `${env().appUrl}/api/stripe/webhooks/${scope}`
}

/**
 * Makes both webhook endpoints at Stripe, or has those that are there deliver what they should, and keeps their secrets. Twice is a no-op. After a crash at any
 * point the next call ends the work: an endpoint whose secret was not kept is asked for under the same key, which repeats the secret for a day; later it is removed for a new one.
 */
export async function registerWebhooks(now = new Date()): Promise<Registration> {
  const refusal = await whyNot()
  if (refusal) return { kind: refusal }
  try {
    const there = answered(await listEndpoints())
    const rows = await findSecrets(env().livemode)
    const [platform, connect] = await Promise.all(
      WEBHOOK_SCOPES.map((scope) =>
        registerScope(
          scope,
          there,
          rows.filter((row) => row.scope === scope),
          now,
        ),
      ),
    )
    return { kind: 'registered', done: { platform: platform ?? 'in_order', connect: connect ?? 'in_order' } }
  } catch (error) {
    if (error instanceof NotDone) return { kind: 'stripe', message: error.message }
    throw error
  } finally {
    forgetSecrets()
  }
}

/** Stripe did not do what was asked. */
class NotDone extends Error {}

async function whyNot(): Promise<'preview' | 'not_public' | null> {
  const { VERCEL_ENV, appUrl, isLocalStripe } = env()
  if (VERCEL_ENV === 'preview') return 'preview'
  const owner = await findOwner()
  if (owner && owner !== appUrl) return 'preview'
  return isReachable(appUrl, isLocalStripe) ? null : 'not_public'
}

/** Whether Stripe takes an endpoint at this address: at Stripe itself it must be public and https. */
export function isReachable(appUrl: string, isLocalStripe: boolean): boolean {
  return isLocalStripe || (appUrl.startsWith('https:') && !/^(localhost|127\.|\[::1\])/.test(new URL(appUrl).hostname))
}

async function registerScope(scope: WebhookScope, there: Endpoint[], rows: SecretRow[], now: Date): Promise<Done> {
  const held = await heldOf(scope, there, rows)
  const url = endpointUrl(scope)
  const inUse = there.find(
    (endpoint) => endpoint.url === url && endpoint.apiVersion === EVENTS_VERSION && held.has(endpoint.id) && !isReplaced(endpoint, rows),
  )
  const currentId = inUse?.id ?? (await makeEndpoint(scope, url, there))
  const done = inUse ? await bringUpToDate(inUse, scope) : 'made'
  const others = there.filter(({ id, url: at }) => id !== currentId && (at === url || rows.some((row) => row.id === id)))
  for (const { id, url: at } of others) {
    // What nobody can verify is of no use; what can be stays for a day, since deliveries under way are signed with its secret.
    if (held.has(id)) await markReplaced({ id, scope, livemode: env().livemode, url: at }, now)
    else answered(await deleteEndpoint(id))
  }
  return done
}

const isReplaced = ({ id }: Endpoint, rows: SecretRow[]) => rows.some((row) => row.id === id && row.replacedAt !== null)

/** The endpoints whose secret is known: kept in the table, or, where they were made by hand, in the settings. */
async function heldOf(scope: WebhookScope, there: Endpoint[], rows: SecretRow[]): Promise<Set<string>> {
  const opened = await Promise.all(rows.map(async (row) => ({ id: row.id, secret: await openWebhookSecret(row) })))
  const inTable = opened.filter(({ secret }) => secret !== null).map(({ id }) => id)
  const byHand = settingSecrets(scope).length > 0 ? there.filter(({ isRegistered }) => !isRegistered).map(({ id }) => id) : []
  return new Set([...inTable, ...byHand])
}

/** One for each endpoint of today that was removed again. */
const MOST_AGAIN = 20

/**
 * Makes an endpoint and keeps its secret.
 * @param there what Stripe listed before: an answer that names one which is neither there nor new is the repeated answer about one that was removed
 */
async function makeEndpoint(scope: WebhookScope, url: string, there: Endpoint[]): Promise<string> {
  const events = WEBHOOK_EVENTS[scope]
  let after: string | null = null
  for (let again = 0; again < MOST_AGAIN; again += 1) {
    const key: string = `webhooks/${scope}/${hashOf([url, EVENTS_VERSION, events, after])}`
    const made: { id: string; secret: string | null } = answered(await createEndpoint({ scope, url, events }, key))
    const isThere = there.some((endpoint) => endpoint.id === made.id) || answered(await hasEndpoint(made.id))
    if (isThere && made.secret) {
      await storeSecret({ id: made.id, scope, livemode: env().livemode, url, sealed: await sealWebhookSecret(made.secret, made.id) })
      return made.id
    }
    after = made.id
  }
  throw new NotDone('Stripe names endpoints that were removed.')
}

const hashOf = (facts: unknown) => createHash('sha256').update(JSON.stringify(facts)).digest('base64url')

async function bringUpToDate({ id, isEnabled, events }: Endpoint, scope: WebhookScope): Promise<Done> {
  if (isEnabled && hears(events, scope)) return 'in_order'
  answered(await updateEndpoint(id, WEBHOOK_EVENTS[scope]))
  return 'updated'
}

/** Whether an endpoint with these events is told everything a scope needs. */
export function hears(events: string[], scope: WebhookScope): boolean {
  return events.includes('*') || WEBHOOK_EVENTS[scope].every((event) => events.includes(event))
}

function answered<T>(outcome: StripeOutcome<T>): T {
  if (outcome.kind === 'ok') return outcome.value
  throw new NotDone(outcome.message)
}
