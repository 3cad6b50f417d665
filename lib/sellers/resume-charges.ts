import { bringForward } from '@/lib/db/orders/bring-forward'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { env } from '@/lib/env'
import { stripeNow } from '@/lib/stripe/clock'

/** A seller is back, or their account is in order again: what was to be charged meanwhile, and was not given up, is due now. The sweep finds it within a minute. */
export async function resumeCharges(accountId: ConnectedAccountId): Promise<void> {
  await bringForward(accountId, env().livemode, await stripeNow())
}
