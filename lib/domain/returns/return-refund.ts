import { nextReturnStatus, type ReturnStatus } from './return-state'

type Facts = { id: string; status: ReturnStatus; refundedBeforeMinor: number }

/**
 * Which returns of a part a refund at Stripe has closed: those that were received where more is refunded now than was for other reasons; where all of the part
 * is, every open one. The same refund is not counted for the others.
 * @param part in the currency of the charge
 */
export function closedByRefund(part: { amountMinor: number; refundedMinor: number }, returns: Facts[]): { closed: string[]; others: string[] } {
  const isWhole = part.refundedMinor >= part.amountMinor
  const open = returns.filter(({ status }) => nextReturnStatus(status, 'refund') !== null)
  const closed = open.filter(({ status, refundedBeforeMinor }) => isWhole || (status === 'received' && part.refundedMinor > refundedBeforeMinor))
  return { closed: closed.map(({ id }) => id), others: closed.length > 0 ? open.filter((each) => !closed.includes(each)).map(({ id }) => id) : [] }
}
