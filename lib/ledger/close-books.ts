import { closeDay, firstOpenDay } from '@/lib/db/ledger/closes'

const DAY_MS = 86_400_000
/** No transaction lives so long: what was posted on a day is committed by then. */
const LATEST_MS = 3_600_000

/** Closes every day that is over, the oldest first. A day that was missed is made up for; one that is closed already costs a look. */
export async function closeBooks(now = new Date()): Promise<void> {
  const first = await firstOpenDay()
  if (!first) return
  for (let begins = first.getTime(); begins + DAY_MS + LATEST_MS <= now.getTime(); begins += DAY_MS) await closeDay(new Date(begins))
}
