import { DeliverySwitches } from '@/sandbox/events/delivery-switches'
import { Dispatcher } from '@/sandbox/events/webhooks'
import { storedOffset } from './advance'
import { CallLog } from './call-log'
import { WorldClock } from './clock'
import { Faults } from './faults'
import { seededSource } from './ids'
import { compactedJournal, continuedJournal, journalPath, memoryJournal, readJournal } from './journal'
import { lockDirectory } from './lock'
import { Store } from './store'
import { Timers } from './timers'
import type { World } from './world'

/**
 * Opens a world: reads the journal of `dataDir` (absent: memory only) and writes it anew without what has been replaced.
 * Throws a sentence when the directory is in use or damaged. Timers do not run before `world.timers.start()`.
 */
export function openWorld(options: {
  dataDir?: string
  delayMs?: number
  asyncDelayMs?: number
  searchDelayMs?: number
  otherVersions?: boolean
  seed?: number
}): World {
  const unlock = options.dataDir ? lockDirectory(options.dataDir) : () => {}
  const store = openStore(options.dataDir, unlock)
  const { seed } = options
  if (seed !== undefined) store.drawIdsFrom((position) => seededSource(seed, position))
  const clock = new WorldClock(storedOffset(store))
  const timers = new Timers(store, clock)
  const world = {
    store,
    clock,
    timers,
    faults: new Faults(),
    deliveries: new DeliverySwitches(),
    calls: new CallLog(),
    settings: {
      delayMs: options.delayMs ?? 0,
      asyncDelayMs: options.asyncDelayMs ?? 1500,
      searchDelayMs: options.searchDelayMs ?? 1000,
      keysKeptSeconds: 24 * 3600,
      cardTokens: true,
      otherVersions: options.otherVersions ?? false,
    },
    url: '',
    close: () => {
      timers.stop()
      store.close()
      unlock()
    },
  }
  return Object.assign(world, { dispatcher: new Dispatcher(world) })
}

const REPLACED_SHARE = 1 / 4

function openStore(dataDir: string | undefined, unlock: () => void): Store {
  if (!dataDir) return new Store(memoryJournal())
  try {
    const store = new Store(memoryJournal())
    const { end, changes } = readJournal(journalPath(dataDir), (change) => store.load(change))
    // Writing everything anew costs as much as reading it: only when much has been replaced (or there is nothing yet).
    const isWorthIt = changes - store.size() >= changes * REPLACED_SHARE
    const rows = () => store.everything()
    store.writeTo(isWorthIt ? compactedJournal(dataDir, rows) : continuedJournal(dataDir, end, rows))
    return store
  } catch (error) {
    unlock()
    throw error
  }
}
