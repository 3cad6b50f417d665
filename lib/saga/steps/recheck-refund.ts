import { recordEvents } from '@/lib/saga/record/record-events'
import { partEvent } from '@/lib/saga/saga-event'
import { findRefund } from '@/lib/stripe/calls/refunds'
import type { ChargePlace } from '@/lib/stripe/charge-place'

/**
 * Reads the refund of a part once more that was given back because another seller could not be paid.
 * @returns whether it has failed: the part says so then
 * @throws when Stripe does not answer
 */
export async function recheckRefund(part: ChargePlace & { id: string; orderId: string; paymentIntentId: string | null }): Promise<boolean> {
  const found = part.paymentIntentId ? await findRefund(part.paymentIntentId, part) : null
  if (found?.kind !== 'ok') throw new Error(`The refund of part ${part.id} could not be read`)
  if (!found.value?.isFailed) return false
  const known = { refundedMinor: 0, declineMessage: `refund ${found.value.id} failed` }
  await recordEvents(part.orderId, [partEvent({ type: 'part', partId: part.id, to: 'refund_failed' }, known)])
  return true
}
