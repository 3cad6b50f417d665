import type { Finding } from '@/lib/domain/wire/doctor-views'
import { env } from '@/lib/env'
import { readPlatform } from '@/lib/stripe/calls/platform'

/** Whether Stripe takes our secret key, and live keys stand beside an https address. @param asked what Stripe says of our account */
export async function checkKeys(asked = readPlatform()): Promise<Finding> {
  const platform = await asked
  if (platform.kind === 'unknown') throw new Error(platform.message)
  if (platform.kind !== 'ok') return { state: 'bad', sentence: 'keysRefused', what: platform.message }
  const { livemode, appUrl } = env()
  if (livemode && !appUrl.startsWith('https:')) return { state: 'bad', sentence: 'keysNotHttps', what: appUrl }
  return { state: 'good', sentence: 'keysGood', what: platform.value.id }
}
