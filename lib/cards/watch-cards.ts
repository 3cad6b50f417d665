import { findLateRemovals } from '@/lib/db/customers/card-removals'
import { sendEachOnce } from '@/lib/db/jobs/jobs'
import { env } from '@/lib/env'
import { stripeNow } from '@/lib/stripe/clock'
import { releaseDue } from './release-cards'
import { tellOfExpiry } from './tell-of-expiry'

const HOUR = 3_600_000
const BATCH = 500

/** Finds cards that should be gone, removals at Stripe that were not made, and buyers whose card expires before a charge. Runs every hour. */
export async function watchCards(now = new Date()): Promise<void> {
  await releaseDue(now)
  const late = await findLateRemovals(new Date(now.getTime() - HOUR), BATCH)
  const jobs = late.map((paymentMethodId) => ({ key: paymentMethodId, data: { paymentMethodId } }))
  await sendEachOnce('detach-card', jobs, HOUR / 1000)
  await tellOfExpiry(env().livemode, await stripeNow())
}
