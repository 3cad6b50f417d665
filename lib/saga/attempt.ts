/**
 * Which attempt at authorizing or sharing a call belongs to, for its idempotency key. The order's number rises when the buyer tries another card,
 * the part's with each charge tried without the buyer: only ever after a definite refusal.
 */
export function attemptOf(order: { attempt: number }, part: { tries: number }): string {
  return part.tries === 0 ? `${order.attempt}` : `${order.attempt}.${part.tries}`
}

/**
 * The idempotency key of a capture, a cancellation or a refund. Each of them can be done only once whatever its key; but Stripe gives a saved error
 * again for a day, so once it is known that nothing was done (`repeats`), the next call has a key of its own.
 * Source: docs.stripe.com/api/idempotent_requests
 */
export function keyOf(order: { id: string; attempt: number }, part: { id: string; repeats: number }, step: 'capture' | 'cancel' | 'refund'): string {
  return `${order.id}/${part.id}/${step}/${order.attempt}${part.repeats === 0 ? '' : `.${part.repeats}`}`
}
