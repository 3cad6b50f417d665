import { db } from '@/lib/db/client'
import { isMade } from '@/lib/domain/refunds/refund-state'
import type { Broken, CheckedOrder } from './checked-order'

/** What left was paid and not canceled, and no more of it than was bought. */
export function wrongWithGoods({ id, status, lines, cancelation }: CheckedOrder['parts'][number]): string[] {
  const says = lines.flatMap((line) => {
    const shipped = line.shipped.filter(({ shipment }) => shipment.canceledAt === null).reduce((sum, { quantity }) => sum + quantity, 0)
    if (shipped > line.quantity) return [`${shipped} of ${line.quantity} pieces of line ${line.id} left`]
    if (shipped > 0 && status !== 'captured' && status !== 'refunded') return [`${id} is ${status}, and pieces of it left`]
    return shipped > 0 && cancelation?.status === 'accepted' ? [`${id} was canceled, and pieces of it left`] : []
  })
  if (cancelation?.status === 'accepted' && status !== 'refunded') says.push(`${id} was canceled once it was paid, and is ${status}`)
  return says
}

/** Each piece that was paid has a key of its own, or waits for one, and nobody else has one; what was never paid opens nothing. */
export async function wrongWithKeys(): Promise<Broken[]> {
  const lines = await db().orderLine.findMany({
    where: { kind: 'digital' },
    include: { keys: true, entitlement: true, refunded: { include: { refund: true } }, sellerOrder: { include: { disputes: true } } },
  })
  const says = lines.flatMap(({ id, quantity, keys, entitlement, refunded, sellerOrder }) => {
    const { status, capturedAt } = sellerOrder
    const given = refunded.reduce((sum, each) => sum + (isMade(each.refund.status) ? each.quantity : 0), 0)
    const wanted = capturedAt ? quantity - (entitlement?.keysMissing ?? 0) : 0
    const isOpen = entitlement !== null && entitlement.revokedAt === null
    return [
      ...(keys.length === wanted ? [] : [`line ${id} of a part that is ${status} has ${keys.length} keys, not ${wanted}`]),
      ...(isOpen === (status === 'captured' && given < quantity && !isTakenBack(sellerOrder))
        ? []
        : [`line ${id} of a part that is ${status} ${isOpen ? 'opens' : 'does not open'} its goods`]),
    ]
  })
  return says.map((each) => ({ checkoutId: null, says: each }))
}

/** A code counts as used where something was charged; what ended unpaid, or was given back because another seller could not be paid, gave it back. */
export function wrongWithUses({ discountUses, decision, parts }: CheckedOrder): string[] {
  const wasCharged = parts.some(({ capturedAt, status }) => capturedAt !== null && !(status === 'refunded' && decision === 'release'))
  return discountUses.flatMap(({ discountId, state }) => {
    if (state === 'held') return [`code ${discountId} is still held`]
    if (wasCharged && state === 'released') return [`code ${discountId} was given back, and the order was charged`]
    return !wasCharged && state === 'used' ? [`code ${discountId} is used, and nothing was charged`] : []
  })
}

/** No code is used more often than it may be. */
export async function wrongWithLimits(): Promise<Broken[]> {
  const codes = await db().discount.findMany({ include: { uses: { where: { state: { not: 'released' } } } } })
  return codes.flatMap(({ code, limitTotal, uses }) => {
    const isOver = limitTotal !== null && uses.length > limitTotal
    return isOver ? [{ checkoutId: null, says: `code ${code} is used ${uses.length} times, of ${limitTotal}` }] : []
  })
}

type Sold = { amountMinor: number; refundedMinor: number; disputes: { takenMinor: number; closedAt: Date | null }[] }

/** Whether its bank has decided, and its buyer has all of the money. */
function isTakenBack({ amountMinor, refundedMinor, disputes }: Sold): boolean {
  const taken = disputes.reduce((sum, { takenMinor, closedAt }) => sum + (closedAt ? takenMinor : 0), 0)
  return taken > 0 && refundedMinor + taken >= amountMinor
}
