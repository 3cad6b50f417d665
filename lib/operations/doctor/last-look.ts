import { findLook, keepLook } from '@/lib/db/operations/doctor-look'
import type { DoctorLine } from '@/lib/domain/wire/doctor-views'
import { log } from '@/lib/log/log'
import { examine } from './examine'

/** What was red longer ago says little of now. */
const BELIEVED_MS = 86_400_000

/** Makes every check, and keeps which are red for pages that make none. @param checks as `examine` takes them, for tests */
export async function examineAndKeep(checks?: Parameters<typeof examine>[0]): Promise<DoctorLine[]> {
  const lookedAt = new Date()
  const lines = await examine(checks)
  const red = lines.filter(({ state }) => state === 'bad').map(({ name }) => name)
  // The doctor also looks where the database does not answer.
  await keepLook(lookedAt, red).catch((err: unknown) => log.warn({ err }, 'What the doctor found could not be kept'))
  return lines
}

/** How many checks were red when the doctor last looked, within a day. Costs one row of the database, and no call to Stripe. */
export async function countRedChecks(now = new Date()): Promise<number> {
  const look = await findLook()
  return look && now.getTime() - look.lookedAt.getTime() < BELIEVED_MS ? look.red.length : 0
}
