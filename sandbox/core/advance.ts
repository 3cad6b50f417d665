import type { World } from './world'

/** Time can be moved by one caller at a time, and only forward. */
export type AdvanceResult = { now: number; fired: number } | { error: string; busy: boolean }

const CLOCK = 'clock'

/** How far ahead of the machine's time a stored world is; milliseconds. */
export function storedOffset(store: World['store']): number {
  return store.get('world_clock', CLOCK)?.object.offsetMs ?? 0
}

function remember(world: World): void {
  const offsetMs = world.clock.aheadMs()
  world.store.transaction(() => {
    if (world.store.get('world_clock', CLOCK)) world.store.update('world_clock', CLOCK, { offsetMs })
    else world.store.insert('world_clock', '', CLOCK, { offsetMs }, {})
  })
}

/**
 * Moves the whole world's time to `toMs`, stopping at every moment at which something is due: late balance transactions, ends of holds, payouts,
 * verdicts, webhook retries. Work is done in the order in which it is due and sees that moment as "now"; deliveries that a moment started end
 * before the next one begins, so their retries fall into place. Gives the new time in seconds and how many timers were due.
 */
export async function advanceWorld(world: World, toMs: number): Promise<AdvanceResult> {
  if (world.clock.isStanding()) return { error: 'The clock is being moved already.', busy: true }
  if (toMs < world.clock.nowMs()) return { error: 'Time only goes forward.', busy: false }
  let fired = 0
  try {
    world.clock.standAt(world.clock.nowMs())
    for (let next = world.timers.nextDueMs(); next !== null && next <= toMs; next = world.timers.nextDueMs()) {
      world.clock.standAt(next)
      const done = world.timers.runDue()
      if (done === 0) break
      fired += done
      await world.dispatcher.idle()
    }
    world.clock.standAt(toMs)
  } finally {
    world.clock.goOn()
    remember(world)
    world.timers.wakeUp()
  }
  return { now: world.clock.now(), fired }
}
