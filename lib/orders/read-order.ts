import { z } from 'zod'
import { findCardsOfParts } from '@/lib/db/customers/cards-of-parts'
import { isMailRefused } from '@/lib/db/operations/tasks'
import { findOrder, type OrderRow } from '@/lib/db/orders/orders'
import { expiresBeforeCharge, isOnSavedCard } from '@/lib/domain/order/card-expiry'
import type { LinkScope } from '@/lib/domain/order/link-terms'
import type { OrderPageView } from '@/lib/domain/wire/order-views'
import { type Buyer, mayContinue, mayOpen } from './access'
import { readFulfilment } from './fulfilment-view'
import { changeCardPath } from './order-urls'
import { orderView } from './order-view'
import { paidCancels } from './paid-cancels'
import { readTimeline } from './read-timeline'

/**
 * An order for its buyer: the browser it was placed in, the signed-in person it belongs to, or whoever holds the address from its mail.
 * @param key from that address
 * @returns null when there is no such order or it is not theirs, which look alike on purpose
 */
export async function readOrder(orderId: string, buyer: Buyer, key?: string): Promise<OrderPageView | null> {
  if (!z.uuid().safeParse(orderId).success) return null
  const order = await findOrder(orderId)
  if (!order || !mayOpen(order, buyer, key, 'read')) return null
  const may = (to: LinkScope) => mayOpen(order, buyer, key, to)
  const fulfilment = await readFulfilment(order.parts)
  const view = orderView(order, fulfilment, key)
  return {
    ...view,
    // Who may only read is not led to what they may not do.
    checkoutUrl: may('pay') ? view.checkoutUrl : null,
    later: may('cancel') ? view.later : view.later.map((part) => ({ ...part, mayCancel: false })),
    timeline: await readTimeline(order.id, 'buyer'),
    digitalConsent: order.digitalConsent && { ...order.digitalConsent, at: order.digitalConsent.at.toISOString() },
    isMailRefused: await isMailRefused(order.id),
    ...(await cardsOf(order, key)),
    ...(!may('pay') && { changeCardUrl: null }),
    mayEndLinks: mayContinue(order, buyer),
    paidCancels: mayContinue(order, buyer) ? await paidCancels(order, fulfilment) : [],
  }
}

async function cardsOf(order: OrderRow, key: string | undefined): Promise<Pick<OrderPageView, 'changeCardUrl' | 'expiring'>> {
  if (!order.parts.some(isOnSavedCard)) return { changeCardUrl: null, expiring: {} }
  const cards = await findCardsOfParts(order)
  const expiring = order.parts.flatMap((part) => {
    const card = cards.get(part.id)
    return card && expiresBeforeCharge(card, part) ? [[part.id, cardFacts(card)]] : []
  })
  return { changeCardUrl: changeCardPath(order.id, key), expiring: Object.fromEntries(expiring) }
}

const cardFacts = ({ brand, last4, wallet, expMonth, expYear }: OrderPageView['expiring'][string]) => ({ brand, last4, wallet, expMonth, expYear })
