import { env } from '@/lib/env'

/** The time as Stripe has it: now, or with a local Stripe what its own clock says, which can be moved ahead to see today what is charged in weeks. */
export async function stripeNow(): Promise<Date> {
  const url = env().STRIPE_LOCAL_URL
  return (url && (await localNow(url))) || new Date()
}

/** The local Stripe's clock, or null when it does not answer. Nothing else of the product knows of it. */
async function localNow(url: string): Promise<Date | null> {
  const response = await fetch(new URL('/_sandbox/clock', url)).catch(() => null)
  if (!response?.ok) return null
  const { now } = (await response.json()) as { now: number }
  return new Date(now * 1000)
}
