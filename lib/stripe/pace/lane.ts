import { AsyncLocalStorage } from 'node:async_hooks'
import type { Lane } from '@/lib/domain/operations/jobs'

// The server's code is bundled more than once: all copies must mean the same storage.
const shared = globalThis as typeof globalThis & { soukLane?: AsyncLocalStorage<Lane> }
shared.soukLane ??= new AsyncLocalStorage<Lane>()
const storage = shared.soukLane

/** Does `work`; its calls to Stripe go in this lane. Said where a job begins: what is not said is a request, for which somebody waits. */
export function inLane<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
  return storage.run(lane, work)
}

/** The lane of whatever is running. */
export function currentLane(): Lane {
  return storage.getStore() ?? 'checkout'
}
