import type { PgBoss, UpdateQueueOptions } from 'pg-boss'
import { DEAD_LETTER, DEAD_LETTER_KEPT_SECONDS, DONE_KEPT_SECONDS, doneKeptSeconds, JOB_NAMES, QUEUES } from '@/lib/domain/operations/jobs'

/** A job whose worker is not heard of for so long is given to another. Also the shortest time pg-boss takes. */
export const HEARTBEAT_SECONDS = 10

/** What a queue is made with, and brought to when the code has changed since. */
type Settings = Required<Pick<UpdateQueueOptions, 'retryLimit' | 'retryDelay' | 'retryBackoff' | 'expireInSeconds' | 'retentionSeconds'>> & {
  retryDelayMax: number | null
  heartbeatSeconds: number | null
  deleteAfterSeconds: number
  deadLetter: string | null
  notify: boolean
}

/** A job that waits longer than this for its moment is dropped by pg-boss: longer than any date an order may be charged on. */
const LONGEST_WAIT_SECONDS = 400 * 86_400
// NOTIFY holds one lock over the whole server from before a commit until it is on disk, so that commits which send one
// queue up one after the other. One look twice a second costs less than orders and webhooks that wait for each other.
const COMMON = { notify: false }

/**
 * Makes the queues that are missing and brings those that exist to the settings of this code: pg-boss leaves an existing queue as it is.
 * Two versions of the code that start at once both do this; the one that starts last stands.
 */
export async function agreeQueues(boss: PgBoss): Promise<void> {
  const wanted = new Map(settings())
  const known = new Map((await boss.getQueues([...wanted.keys()])).map((queue) => [queue.name, queue]))
  for (const [name, options] of wanted) {
    const queue = known.get(name)
    if (!queue) await boss.createQueue(name, withoutNulls(options))
    else if (differs(options, queue)) await boss.updateQueue(name, options)
  }
}

/** The dead letter queue first: the others point to it. */
function settings(): [string, Settings][] {
  const kept: Settings = {
    ...COMMON,
    deleteAfterSeconds: DONE_KEPT_SECONDS,
    retryLimit: 0,
    retryDelay: 0,
    retryBackoff: false,
    retryDelayMax: null,
    expireInSeconds: 60,
    retentionSeconds: DEAD_LETTER_KEPT_SECONDS,
    heartbeatSeconds: null,
    deadLetter: null,
  }
  const queues = JOB_NAMES.map((name): [string, Settings] => {
    const { retryLimit, retryDelay, retryBackoff, retryDelayMax = null, expireInSeconds } = QUEUES[name]
    const own = {
      retryLimit,
      retryDelay,
      retryBackoff,
      retryDelayMax,
      expireInSeconds,
      retentionSeconds: LONGEST_WAIT_SECONDS,
      deleteAfterSeconds: doneKeptSeconds(name),
    }
    return [name, { ...COMMON, ...own, heartbeatSeconds: HEARTBEAT_SECONDS, deadLetter: DEAD_LETTER }]
  })
  return [[DEAD_LETTER, kept], ...queues]
}

function withoutNulls({ retryDelayMax, heartbeatSeconds, deadLetter, ...rest }: Settings) {
  return {
    ...rest,
    ...(retryDelayMax !== null && { retryDelayMax }),
    ...(heartbeatSeconds !== null && { heartbeatSeconds }),
    ...(deadLetter !== null && { deadLetter }),
  }
}

function differs(wanted: Settings, is: object): boolean {
  return Object.entries(wanted).some(([key, value]) => ((is as Record<string, unknown>)[key] ?? null) !== value)
}
