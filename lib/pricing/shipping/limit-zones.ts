import { takeToken } from '@/lib/db/operations/rate-limit'
import type { Said } from '@/lib/domain/wire/said'

/** Counts one more change of a shop's zones. @returns why no more are taken now; null when it may be made */
export async function limitZones(sellerId: string): Promise<Said | null> {
  const limit = await takeToken('zone', sellerId)
  return limit.ok ? null : { key: 'shipping.tooManyNow', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } }
}
