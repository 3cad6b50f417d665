import { z } from 'zod'
import { groupsOfOrder, totalsOf } from '@/lib/checkout/checkout-groups'
import { listSavedCards } from '@/lib/customers/list-saved-cards'
import { findCardsOfParts } from '@/lib/db/customers/cards-of-parts'
import { findOrder, type OrderRow } from '@/lib/db/orders/orders'
import { expiresBeforeCharge, isOnSavedCard } from '@/lib/domain/order/card-expiry'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import type { ChangeCardView, SavedCardView } from '@/lib/domain/wire/checkout-views'
import { type Buyer, mayOpen } from '@/lib/orders/access'
import { completionOf } from '@/lib/orders/answer'
import { orderPathWithKey } from '@/lib/orders/order-urls'

export type ChangeCardPage = { state: 'ready'; view: ChangeCardView } | { state: 'redirect'; url: string }

/**
 * What the page shows on which a buyer gives another card for what an order is charged later.
 * @param key from the address in a mail
 * @returns `redirect` to the order where nothing is to be charged to a saved card; null when there is no such order or it is not theirs
 */
export async function changeCardPage(orderId: string, buyer: Buyer, key?: string): Promise<ChangeCardPage | null> {
  if (!z.uuid().safeParse(orderId).success) return null
  const order = await findOrder(orderId)
  if (!order || !mayOpen(order, buyer, key, 'pay')) return null
  const parts = order.parts.filter(isOnSavedCard)
  const { savedCard } = order
  if (parts.length === 0 || !savedCard) return { state: 'redirect', url: orderPathWithKey(order.id, key) }
  const cards = await findCardsOfParts({ ...order, parts })
  const [first] = parts
  const card = (first && cards.get(first.id)) ?? savedCard
  const groups = groupsOfOrder({ ...order, parts })
  const checkout = {
    origin: { kind: 'cart' as const },
    groups,
    totals: totalsOf(groups),
    checkoutId: null,
    leftOut: [],
    codes: [],
    shipTo: null,
    buyerPlace: null,
    email: order.email,
  }
  return {
    state: 'ready',
    view: {
      orderId: order.id,
      key: key ?? null,
      orderUrl: orderPathWithKey(order.id, key),
      receiptNumber: receiptNumber(order.number),
      card: { brand: card.brand, last4: card.last4, wallet: card.wallet, expMonth: card.expMonth, expYear: card.expYear },
      isExpiring: parts.some((part) => expiresBeforeCharge(cards.get(part.id) ?? savedCard, part)),
      checkout: { ...checkout, savedCards: await othersOf(order, buyer), begun: { email: order.email, completion: completionOf(order) } },
    },
  }
}

/** The other cards that the signed-in buyer kept and that can pay this order. */
async function othersOf({ userId, email, customerId, savedCard }: OrderRow, { viewer }: Buyer): Promise<SavedCardView[]> {
  if (!viewer || viewer.userId !== userId) return []
  const cards = await listSavedCards({ userId: viewer.userId, email, customerId })
  return cards.filter(
    ({ last4, expMonth, expYear }) => last4 !== savedCard?.last4 || expMonth !== savedCard.expMonth || expYear !== savedCard.expYear,
  )
}
