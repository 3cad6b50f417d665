import { isDatabaseReachable } from '@/lib/db/operations/reachable'

/** Whether this process can serve anybody now. Without its database it cannot, and knows so within two seconds. */
export function canServe(): Promise<boolean> {
  return isDatabaseReachable()
}
