import { readCondition } from '@/lib/db/operations/condition'
import type { Finding } from '@/lib/domain/wire/doctor-views'

const FULL_PERCENT = 80

/** Whether migrations ended and connections are left. */
export async function checkDatabase(read = readCondition): Promise<Finding> {
  const { unfinished, connections, most } = await read()
  if (unfinished > 0) return { state: 'bad', sentence: 'databaseUnfinished', count: unfinished }
  const count = Math.round((100 * connections) / most)
  return count > FULL_PERCENT ? { state: 'bad', sentence: 'databaseFull', count } : { state: 'good', sentence: 'databaseGood', count }
}
