import { findDueReadings, platformReadingTimes } from '@/lib/db/balance/readings'
import { sendEachOnce } from '@/lib/db/jobs/jobs'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { coversMark } from '@/lib/domain/balance/reading-times'
import { env } from '@/lib/env'

/** In one go; the rest comes with the next minute. */
const MOST = 500
const AGAIN_SECONDS = 60

/**
 * Sends a job for each balance that is due: soon after an event of its account or an order of it, else once a week. Our own is due whenever another was marked
 * since it was last read: marked by itself it would be one row that every order waits for.
 * @returns how many
 */
export async function findDueBalances(now = new Date()): Promise<number> {
  const { livemode } = env()
  const [due, platform] = await Promise.all([findDueReadings(livemode, now, MOST), platformReadingTimes(livemode)])
  const isPlatformDue = platform.lastReadAt === null ? platform.markedAt !== null : !coversMark(platform.markedAt, platform.lastReadAt)
  const owners = new Set([...(isPlatformDue ? [PLATFORM] : []), ...due])
  await sendEachOnce(
    'read-balance',
    [...owners].map((owner) => ({ key: owner, data: { owner } })),
    AGAIN_SECONDS,
  )
  return owners.size
}
