import { readPayoutOf } from '@/lib/balance/read-payout'
import { PLATFORM } from '@/lib/domain/balance/booked'
import type { StripeEvent } from './stripe-event'

/** A payout was made, moved or reconciled: it is read again. */
export async function payoutChanged({ object, accountId }: StripeEvent): Promise<string | null> {
  return (await readPayoutOf(accountId ?? PLATFORM, object.id)) ? null : 'Stripe does not show this payout.'
}
