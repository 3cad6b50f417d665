import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { noteOrderEvent } from '@/lib/db/orders/orders'
import { lockCards } from './card-removals'

export type CardChangeRow = Prisma.CardChangeGetPayload<object>

/** Writes down that another card is given for what an order is charged later; once for each entry of a card. @returns null where it is another order's */
export async function storeCardChange(orderId: string, confirmationTokenId: string): Promise<CardChangeRow | null> {
  await db().cardChange.createMany({ data: [{ orderId, confirmationTokenId }], skipDuplicates: true })
  return db().cardChange.findFirst({ where: { confirmationTokenId, orderId } })
}

/** The last change of a card that was begun for an order and is not over; null for none. */
export function findOpenChange(orderId: string): Promise<CardChangeRow | null> {
  return db().cardChange.findFirst({ where: { orderId, endedAt: null, setupIntentId: { not: null } }, orderBy: { createdAt: 'desc' } })
}

/** The change that waits for this SetupIntent; null for none. */
export function findChangeBySetup(setupIntentId: string): Promise<CardChangeRow | null> {
  return db().cardChange.findUnique({ where: { setupIntentId, endedAt: null } })
}

/** Stores by which SetupIntent the card is saved. */
export async function noteSetup(confirmationTokenId: string, setupIntentId: string): Promise<void> {
  await db().cardChange.update({ where: { confirmationTokenId }, data: { setupIntentId } })
}

/** Notes that the card was not accepted. */
export async function endCardChange(confirmationTokenId: string): Promise<void> {
  await db().cardChange.update({ where: { confirmationTokenId }, data: { endedAt: new Date() } })
}

type ChargedLater = { id: string; customerId: string; savedCardId: string | null }

/**
 * From now on what an order is charged later is charged to this card: it is shared anew when its day comes. What is under way, held or refused stays as it is.
 * @param tx holds the order's lock
 * @returns false where the card was removed meanwhile
 */
export async function chargeLaterTo(tx: Tx, order: ChargedLater, savedCardId: string): Promise<boolean> {
  const { id: orderId, customerId } = order
  const [card] = await lockCards(tx, { id: savedCardId })
  if (card?.customerId !== customerId) return false
  await tx.cardChange.updateMany({ where: { orderId, endedAt: null }, data: { endedAt: new Date() } })
  // The page and Stripe's event both come here: the second finds it done.
  if (order.savedCardId === savedCardId) return true
  await tx.order.update({ where: { id: orderId }, data: { savedCardId } })
  const where = { orderId, status: 'scheduled' as const, chargeWhen: { not: 'at_checkout' as const } }
  // The clone of before was made under a key that would give it again.
  await tx.sellerOrder.updateMany({ where, data: { clonedPaymentMethodId: null, connectedCustomerId: null, repeats: { increment: 1 } } })
  await noteOrderEvent(tx, { orderId, event: 'card_changed' })
  return true
}
