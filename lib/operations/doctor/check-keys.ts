import { areOfOthers } from '@/lib/domain/operations/key-family'
import type { Finding } from '@/lib/domain/wire/doctor-views'
import { env } from '@/lib/env'
import { readPlatform, whyNotPublishable } from '@/lib/stripe/calls/platform'

/** Whether Stripe takes both our keys, both are of one account, and live keys stand beside an https address. @param asked what Stripe says of our account */
export async function checkKeys(asked = readPlatform()): Promise<Finding> {
  const { livemode, appUrl, STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY } = env()
  const [platform, publishable] = await Promise.all([asked, whyNotPublishable(STRIPE_PUBLISHABLE_KEY)])
  if (platform.kind === 'unknown') throw new Error(platform.message)
  if (platform.kind !== 'ok') return { state: 'bad', sentence: 'keysRefused', what: platform.message }
  if (publishable.kind !== 'ok') throw new Error(publishable.message)
  if (publishable.value) return { state: 'bad', sentence: 'keysPublishableRefused', what: publishable.value }
  if (areOfOthers(STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY)) return { state: 'bad', sentence: 'keysOfOthers' }
  if (livemode && !appUrl.startsWith('https:')) return { state: 'bad', sentence: 'keysNotHttps', what: appUrl }
  return { state: 'good', sentence: 'keysGood', what: platform.value.id }
}
