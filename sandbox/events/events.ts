import type Stripe from 'stripe'
import { accountId } from '@/sandbox/core/ids'
import type { TableName, Tables } from '@/sandbox/core/tables'
import { showWatchers } from '@/sandbox/core/watch'
import { API_VERSION, type World } from '@/sandbox/core/world'
import { present } from '@/sandbox/http/present'
import { queueDeliveries } from './webhooks'

type EventType = Stripe.EventBase['type']

/** On whose account something happens, and through which request; `request` is null for what happens by itself. */
export interface Scope {
  account: string
  request: { id: string; idempotency_key: string | null } | null
}

/**
 * Records an event about a row as it is now, and queues it for every webhook endpoint that wants it. `previous` holds the former values of
 * the fields that changed, for `*.updated` events. Call it inside the transaction that makes the change.
 */
export function emit<N extends TableName>(world: World, scope: Scope, type: EventType, row: Tables[N], table: N, previous?: object): void {
  emitObject(world, scope, type, present(world, table, row), previous)
}

/**
 * The same for any object. `onlyPlatforms` names the platforms that hear of it instead of all that are connected: an authorization concerns
 * one application only.
 */
export function emitObject(world: World, scope: Scope, type: EventType, object: object, previous?: object, onlyPlatforms?: string[]): void {
  const id = accountId('evt', scope.account, world.clock.now(), type.startsWith('payment_intent') || type.startsWith('charge') ? '3' : '1')
  const event: Stripe.EventBase = {
    id,
    object: 'event',
    api_version: API_VERSION,
    created: world.clock.now(),
    data: previous ? { object, previous_attributes: previous } : { object },
    livemode: false,
    pending_webhooks: 0,
    request: scope.request ?? { id: null, idempotency_key: null },
    type,
  }
  showWatchers(() => ({ kind: 'event', what: type, status: 200, body: JSON.stringify(event), isPartial: false }))
  const pending = queueDeliveries(world, scope.account, event, onlyPlatforms)
  world.store.insert('event', scope.account, id, { ...event, pending_webhooks: pending }, { pending, failed: 0 })
}
