import type { Finding } from '@/lib/domain/wire/doctor-views'
import { readPlatform } from '@/lib/stripe/calls/platform'

/** Signatures fail at 300 seconds. Source: docs.stripe.com/webhooks#verify-manually */
const MOST_SECONDS = 60

/** Our time against that of an answer of Stripe's. @param asked which has just come @param clock for tests */
export async function checkClock(asked = readPlatform(), clock = () => Date.now()): Promise<Finding> {
  const platform = await asked
  if (platform.kind !== 'ok' || !platform.value.date) throw new Error(platform.kind === 'ok' ? 'The answer has no date.' : platform.message)
  const count = Math.round(Math.abs(clock() - platform.value.date.getTime()) / 1000)
  return count > MOST_SECONDS ? { state: 'bad', sentence: 'clockWrong', count } : { state: 'good', sentence: 'clockGood' }
}
