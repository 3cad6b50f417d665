import { env } from '@/lib/env'

/**
 * The time as Stripe has it: with the local Stripe its own clock, which can be moved ahead so that what is charged in weeks can be seen today;
 * otherwise simply now. Falls back to now when the local Stripe does not answer.
 */
export async function stripeNow(): Promise<Date> {
  const url = env().STRIPE_LOCAL_URL
  if (!url) return new Date()
  const response = await fetch(new URL('/_sandbox/clock', url)).catch(() => null)
  const clock = response?.ok ? ((await response.json()) as { now: number }) : null
  return clock ? new Date(clock.now * 1000) : new Date()
}
