import { z } from 'zod'
import { findOrder, type OrderRow } from '@/lib/db/orders/orders'
import { isPaused } from '@/lib/domain/order/order'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { isRecovering } from '@/lib/domain/order/recovery'
import type { RecoverView } from '@/lib/domain/wire/checkout-views'
import { type Buyer, mayOpen } from '@/lib/orders/access'
import { completionOf } from '@/lib/orders/answer'
import { orderPathWithKey } from '@/lib/orders/order-urls'
import { payableNow } from '@/lib/orders/payable-now'
import { saidOfPart } from '@/lib/orders/sentences'
import { groupsOfOrder, totalsOf } from './checkout-groups'

export type RecoverPage = { state: 'ready'; view: RecoverView } | { state: 'redirect'; url: string }

/**
 * What the page shows on which a buyer puts right a charge that was refused without them.
 * @param key from the address in the mail
 * @returns `redirect` to the order where nothing (any more) is to be put right; null when there is no such order or it is not theirs
 */
export async function recoverPage(orderId: string, buyer: Buyer, key?: string): Promise<RecoverPage | null> {
  if (!z.uuid().safeParse(orderId).success) return null
  const order = await findOrder(orderId)
  if (!order || !mayOpen(order, buyer, key, 'pay')) return null
  const isWaiting = isRecovering(order)
  if (!payableNow(order)) return { state: 'redirect', url: orderPathWithKey(order.id, key) }
  return { state: 'ready', view: viewOf(order, isWaiting, key ?? null) }
}

function viewOf(order: OrderRow, isWaiting: boolean, key: string | null): RecoverView {
  const { id, number, email, savedCard } = order
  // All that pressing Pay charges: what was refused at the checkout too, where its time is not over.
  const parts = order.parts.filter(({ status }) => UNPAID.has(status))
  // Its day has come: all of it is due now, but for what was paused before its day.
  const isPausedPart = (id: string) => parts.some((part) => part.id === id && isPaused(part))
  const groups = groupsOfOrder({ ...order, parts }).map((group) => ({ ...group, later: isPausedPart(group.id) ? group.later : null }))
  return {
    orderId: id,
    key,
    orderUrl: orderPathWithKey(id, key ?? undefined),
    receiptNumber: receiptNumber(number),
    sentence: isWaiting ? [] : parts.flatMap((part) => saidOfPart(order, part)),
    isConfirmation: parts.every(({ endReason }) => endReason === 'authentication_required'),
    isWaiting,
    checkout: {
      origin: { kind: 'cart' },
      groups,
      totals: totalsOf(groups),
      checkoutId: null,
      leftOut: [],
      codes: [],
      shipTo: null,
      buyerPlace: null,
      email,
      savedCards: savedCard && !savedCard.detachedAt ? [cardView(savedCard)] : [],
      begun: { email, completion: completionOf(order) },
    },
  }
}

const UNPAID = new Set<OrderRow['parts'][number]['status']>(['declined', 'pending', 'requires_action'])

function cardView({ id, brand, last4, wallet, expMonth, expYear }: NonNullable<OrderRow['savedCard']>) {
  return { id, brand, last4, wallet, expMonth, expYear }
}
