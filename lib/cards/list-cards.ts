import type { Viewer } from '@/lib/auth/viewer-of'
import { findCardsInUse, findClonesOf, findOrdersChargedLater } from '@/lib/db/customers/card-removals'
import type { SavedCardRow } from '@/lib/db/customers/saved-cards'
import { findOrder, type OrderRow, type PartRow } from '@/lib/db/orders/orders'
import { chargeTime } from '@/lib/domain/order/charge-time'
import { hasSchedule, isPaused } from '@/lib/domain/order/order'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import type { CardUse, OwnCardView } from '@/lib/domain/wire/card-views'
import { env } from '@/lib/env'
import { orderPath } from '@/lib/orders/order-urls'
import { isSameCard } from './remove-card'

/** Every card of a signed-in person that Stripe has, once however often it was entered, with what is to be charged to it. Newest first. */
export async function listCards({ userId }: Pick<Viewer, 'userId'>): Promise<OwnCardView[]> {
  const cards = await findCardsInUse(userId, env().livemode)
  const customerIds = [...new Set(cards.map(({ customerId }) => customerId))]
  const found = await Promise.all((await findOrdersChargedLater(customerIds)).map(findOrder))
  const orders = found.filter((order) => order !== null)
  const first = cards.filter((card, index) => cards.findIndex((other) => isSameCard(card, other)) === index)
  return Promise.all(
    first.map((card) =>
      viewOf(
        cards.filter((other) => isSameCard(card, other)),
        orders,
      ),
    ),
  )
}

async function viewOf(same: SavedCardRow[], orders: OrderRow[]): Promise<OwnCardView> {
  const [newest] = same
  if (!newest) throw new Error('A saved card has at least one row')
  const clones = await findClonesOf(same)
  const { id, brand, last4, wallet, expMonth, expYear } = newest
  const isCharged = (id: string) => clones.has(id) || same.some(({ paymentMethodId }) => paymentMethodId === id)
  const isOn = (order: OrderRow, part: PartRow) =>
    part.clonedPaymentMethodId ? isCharged(part.clonedPaymentMethodId) : same.some((card) => card.id === order.savedCardId)
  const uses = orders.flatMap((order) => order.parts.filter((part) => isWaiting(part) && isOn(order, part)).flatMap((part) => useOf(order, part)))
  return { id, brand, last4, wallet, expMonth, expYear, isKept: same.some(({ isKept }) => isKept), uses }
}

function isWaiting(part: PartRow): boolean {
  return part.status === 'scheduled' || part.status === 'authorized' || (part.status === 'declined' && hasSchedule(part) && !isPaused(part))
}

function useOf({ id, number }: OrderRow, part: PartRow): CardUse[] {
  const time = chargeTime(part)
  if (!time) return []
  const { currency, amountMinor, seller } = part
  const money = { currency, amountMinor }
  return [
    {
      key: part.id,
      orderUrl: orderPath(id),
      receiptNumber: receiptNumber(number),
      shopName: seller.shopName,
      money,
      time,
      isHeld: part.status === 'authorized',
    },
  ]
}
