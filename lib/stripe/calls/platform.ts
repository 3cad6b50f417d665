import { stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

/** Our own account, by the key, and the time of the server that answered. Source: docs.stripe.com/api/accounts/retrieve */
export async function readPlatform(): Promise<StripeOutcome<{ id: string; date: Date | null }>> {
  const outcome = await attempt(() => stripe().accounts.retrieveCurrent())
  if (outcome.kind !== 'ok') return outcome
  const { id, lastResponse } = outcome.value
  const date = new Date(lastResponse.headers.date ?? '')
  return { kind: 'ok', value: { id, date: Number.isNaN(date.getTime()) ? null : date } }
}

/**
 * Why Stripe refuses a publishable key; null where it knows it. Stripe answers this call to none of them, but says so only to those it knows.
 * Source: docs.stripe.com/error-codes#secret-key-required
 */
export async function whyNotPublishable(key: string): Promise<StripeOutcome<string | null>> {
  const outcome = await attempt(() => stripe().accounts.retrieveCurrent({}, { apiKey: key }))
  if (outcome.kind === 'unknown' || outcome.kind === 'declined') return outcome
  const isUnknownKey = outcome.kind === 'refused' && outcome.status === 401 && outcome.code !== 'secret_key_required'
  return { kind: 'ok', value: isUnknownKey ? outcome.message : null }
}
