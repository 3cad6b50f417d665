/** When Stripe was first asked with the present key, null before that, and how many keys there were before. */
export type KeyedRequest = { requestedAt: Date | null; repeats: number }

/** No call of ours takes so long: what Stripe does not know by then was not done. */
const LONGEST_CALL_MS = 600_000

/**
 * With which key to ask Stripe now, where it was just seen to have done nothing. Within ten minutes with the same, which it answers as it did then; later with a new
 * one, since an error is answered again under its key for a day. Source: docs.stripe.com/api/idempotent_requests
 */
export function nextRequest({ requestedAt, repeats }: KeyedRequest, now: Date): KeyedRequest & { requestedAt: Date } {
  if (requestedAt === null) return { requestedAt: now, repeats }
  return now.getTime() - requestedAt.getTime() < LONGEST_CALL_MS ? { requestedAt, repeats } : { requestedAt: now, repeats: repeats + 1 }
}
