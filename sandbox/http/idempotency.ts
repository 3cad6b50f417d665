import { createHash } from 'node:crypto'
import type { SavedAnswer } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { ApiError, invalidRequest } from './errors'

const DROPPED_AT_ONCE = 10

/** Keys whose first request has not been answered yet. */
const inFlight = new WeakMap<World, Set<string>>()

/** One request under a key: `replay` is the saved answer, if there is one; `done` must be called when the request ends. */
export interface Claim {
  replay: SavedAnswer | null
  /** Keeps the answer for 24 hours; inside the transaction of the work, so that both are there or neither. */
  save(answer: { status: number; body: string; requestId: string }): void
  done(): void
}

function openKeys(world: World): Set<string> {
  let keys = inFlight.get(world)
  if (!keys) {
    keys = new Set()
    inFlight.set(world, keys)
  }
  return keys
}

function conflict(key: string): ApiError {
  const message =
    `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request ` +
    `is still going through): ${key}. Please try again later.`
  return new ApiError(409, { type: 'idempotency_error', code: 'idempotency_key_in_use', message })
}

function otherParameters(key: string): ApiError {
  const message =
    'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
    `Try using a key other than '${key}' if you meant to execute a different request.`
  return new ApiError(400, { type: 'idempotency_error', message })
}

/**
 * Takes an idempotency key for a request. Keys count per account and 24 hours. Throws 409 while another request holds the key, 400 when the
 * key was used with other parameters or is too long. Only executed requests are saved: results with 2xx, 402 and 500 [doc].
 */
export function claimKey(world: World, account: string, key: string, request: { method: string; path: string; body: string }): Claim {
  if (key.length > 255) throw invalidRequest('Idempotency keys can be up to 255 characters long.')
  const id = `${account}:${key}`
  const open = openKeys(world)
  if (open.has(id)) throw conflict(key)
  const fingerprint = createHash('sha256').update(`${request.method} ${request.path}\n${request.body}`).digest('base64')
  const saved = world.store.get('idempotency', id)?.object
  const isFresh = saved && saved.createdAt > world.clock.now() - world.settings.keysKeptSeconds
  if (isFresh && saved.fingerprint !== fingerprint) throw otherParameters(key)
  if (isFresh) return { replay: saved, save: () => {}, done: () => {} }
  open.add(id)
  return {
    replay: null,
    save: (answer) => {
      world.store.remove('idempotency', id)
      dropOldest(world)
      world.store.insert('idempotency', account, id, { ...answer, fingerprint, createdAt: world.clock.now() }, {})
    },
    done: () => open.delete(id),
  }
}

/** Rows lie in the order of their time, so looking stops at the first that still counts. */
function dropOldest(world: World, most = DROPPED_AT_ONCE): void {
  let left = most
  for (const row of world.store.all('idempotency')) {
    if (left <= 0 || row.object.createdAt > world.clock.now() - world.settings.keysKeptSeconds) return
    world.store.remove('idempotency', row.id)
    left -= 1
  }
}

/** Removes keys older than 24 hours; at start, because later each new key takes a few old ones with it. */
export function pruneKeys(world: World): void {
  world.store.transaction(() => dropOldest(world, Number.POSITIVE_INFINITY))
}
