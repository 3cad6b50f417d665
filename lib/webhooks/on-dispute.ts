import { type DisputeRecorded, recordDispute } from '@/lib/disputes/record-dispute'
import { recordWarning } from '@/lib/disputes/record-warning'
import type { StripeEvent } from './stripe-event'

/** Something happened to a dispute: it is read again, with what Stripe booked for it. */
export async function disputeChanged({ object, accountId, created }: StripeEvent): Promise<string | null> {
  return noteOf(await recordDispute(object.id, accountId, created), object.id)
}

/** A bank suspects fraud, or nothing can be done about that any more. */
export async function fraudWarned({ object, accountId }: StripeEvent): Promise<string | null> {
  return noteOf(await recordWarning(object.id, accountId), object.id)
}

function noteOf(recorded: DisputeRecorded, id: string): string | null {
  // Stripe did not answer: the job tries again.
  if (recorded === 'unknown') throw new Error(`${id} could not be read`)
  return recorded === 'not_ours' ? 'Not of one of our orders.' : null
}
