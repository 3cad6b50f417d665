import type { OrderFacts } from './order'

type Facts = Pick<OrderFacts, 'status' | 'endReason'> & { userId: string | null; parts: { agreedAt: Date | null }[] }

/**
 * Whether a guest may correct the address of an order that Stripe did not accept: nothing of it is agreed, so nobody was told or charged under it. The address of a
 * signed-in person is the one they have proven.
 */
export function mayCorrectEmail({ status, endReason, userId, parts }: Facts): boolean {
  return status === 'declined' && endReason === 'email_refused' && userId === null && parts.every(({ agreedAt }) => agreedAt === null)
}
