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
