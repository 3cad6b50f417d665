import { randomText } from '@/sandbox/core/ids'
import type { ApiKey, Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'

const DAY = 86_400
/** How long keys and secrets of endpoints may go on after they were rolled; seconds [doc keys#rolling-keys, webhooks#roll-endpoint-secrets]. */
export const LONGEST_KEY_OVERLAP = 7 * DAY
export const LONGEST_SECRET_OVERLAP = DAY

type Kind = 'secret' | 'restricted' | 'publishable'
const PREFIX: Record<Kind, string> = { secret: 'sk', restricted: 'rk', publishable: 'pk' }

/** Whether calls with a key are answered: it has neither been ended nor has its time run out. */
export function isAlive(world: Pick<World, 'clock'>, key: ApiKey): boolean {
  return !key.revoked && (key.expiresAt === undefined || key.expiresAt > world.clock.now())
}

/** Makes a key of an account. `permissions` belong to restricted keys: what is not named they may not. */
export function createKey(
  world: World,
  account: string,
  facts: { kind: Kind; name?: string; permissions?: ApiKey['permissions'] },
): Tables['api_key'] {
  const { kind, name, permissions } = facts
  return world.store.transaction(() => {
    const id = `${PREFIX[kind]}_test_51${randomText(40)}`
    const more = { ...(name && { name }), ...(kind === 'restricted' && { permissions: permissions ?? {} }) }
    const key: ApiKey = { id, account, kind, application: null, revoked: false, createdAt: world.clock.now(), ...more }
    return world.store.insert('api_key', account, id, key, {})
  })
}

/** Ends a key now: calls with it are answered 401. */
export function endKey(world: World, id: string): Tables['api_key'] {
  return world.store.transaction(() => world.store.update('api_key', id, { revoked: true }))
}

/** A new key of the same kind and permissions; the old one ends after some seconds, at once for 0. Null for a key that has ended already. */
export function rollKey(world: World, id: string, expiresIn: number): Tables['api_key'] | null {
  const old = world.store.get('api_key', id)?.object
  if (!old || !isAlive(world, old) || old.kind === 'oauth') return null
  const { kind, name, permissions, account } = old
  return world.store.transaction(() => {
    world.store.update('api_key', id, expiresIn > 0 ? { expiresAt: world.clock.now() + expiresIn } : { revoked: true })
    return createKey(world, account, { kind, name, permissions })
  })
}

/** Secrets that an endpoint's deliveries are signed with now: its own, and those it had until their time is over. */
export function secretsInForce(
  world: Pick<World, 'clock'>,
  { secret, previous }: Tables['webhook_endpoint']['hidden'],
): { secret: string; until: number | null }[] {
  const older = [previous ?? []].flat().filter(({ until }) => until > world.clock.now())
  return [{ secret, until: null }, ...older]
}

/** Gives an endpoint a new secret. The old one signs too for some seconds, as do older ones that are still good. */
export function rollSecret(world: World, endpoint: Tables['webhook_endpoint'], expiresIn: number): { secret: string; until: number } {
  const until = world.clock.now() + expiresIn
  const before = secretsInForce(world, endpoint.hidden)
  const previous = before.map(({ secret, until: end }) => ({ secret, until: end ?? until })).filter((old) => old.until > world.clock.now())
  return world.store.transaction(() => {
    const secret = `whsec_${randomText(32)}`
    world.store.update('webhook_endpoint', endpoint.id, {}, { secret, previous })
    return { secret, until }
  })
}
