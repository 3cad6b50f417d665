import { db, type Tx, transaction } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import type { CardFacts } from '@/lib/domain/order/card-facts'

export type SavedCardRow = Prisma.SavedCardGetPayload<object>

/** A card as it is stored first. `releaseAt`: when it is looked at for being removed; null where it stays. */
export type NewCard = CardFacts & {
  customerId: string
  userId: string | null
  isKept: boolean
  enteredForOrderId: string
  releaseAt: Date | null
}

/** Stores a card that Stripe saved; once, however often it is reported. @returns null where it is stored as a card of another Customer */
export async function storeSavedCard(card: NewCard): Promise<SavedCardRow | null> {
  await db().savedCard.createMany({ data: [card], skipDuplicates: true })
  const { customerId, paymentMethodId } = card
  return db().savedCard.findFirst({ where: { paymentMethodId, customerId } })
}

/** @property customerId set where only the cards on this Customer can be used: those of an order that is begun */
type Owner = { userId: string; email: string; livemode: boolean; customerId?: string }

/** A card kept by this signed-in person under their present address; null when it is not theirs or is gone. */
export function findOwnCard(owner: Owner, id: string): Promise<SavedCardRow | null> {
  return db().savedCard.findFirst({ where: { id, ...belongingTo(owner) } })
}

/** The cards this person kept, the newest of each, newest first. */
export function findOwnCards(owner: Owner): Promise<SavedCardRow[]> {
  return db().savedCard.findMany({
    where: belongingTo(owner),
    orderBy: { createdAt: 'desc' },
    distinct: ['fingerprint', 'expMonth', 'expYear'],
  })
}

/** Marks a card as gone from Stripe. */
export async function markDetached(paymentMethodId: string): Promise<void> {
  await db().savedCard.updateMany({ where: { paymentMethodId, detachedAt: null }, data: { detachedAt: new Date(), releaseAt: null } })
}

/** Forgets a clone that is gone from its account: the card is shared again for what would be charged to it. @returns how many there were */
export async function forgetClone(paymentMethodId: string, accountId: ConnectedAccountId): Promise<number> {
  return transaction(async (tx) => {
    const where = { paymentMethodId, connectedCustomer: { accountId } }
    const clones = await tx.clonedCard.findMany({ where, select: { id: true, connectedCustomer: { select: { customerId: true } } } })
    for (const { id, connectedCustomer } of clones) {
      await tx.clonedCard.deleteMany({ where: { id } })
      const waiting = { clonedPaymentMethodId: paymentMethodId, status: { in: ['scheduled' as const, 'declined' as const] } }
      await tx.sellerOrder.updateMany({
        where: { order: connectedCustomer, ...waiting },
        data: { clonedPaymentMethodId: null, connectedCustomerId: null },
      })
    }
    return clones.length
  })
}

function belongingTo({ userId, email, livemode, customerId }: Owner) {
  return { userId, isKept: true, detachedAt: null, customer: { email: email.toLowerCase(), livemode, ...(customerId && { id: customerId }) } }
}

/** Stores whether the buyer wants to keep the new card of an order; the last word counts. */
export async function storeConsent(tx: Tx, orderId: string, keepsCard: boolean): Promise<void> {
  await tx.cardConsent.upsert({ where: { orderId }, create: { orderId, keepsCard }, update: { keepsCard, at: new Date() } })
}

/** Whether the buyer wants to keep the new card of an order. */
export async function findConsent(orderId: string): Promise<boolean> {
  const row = await db().cardConsent.findUnique({ where: { orderId } })
  return row?.keepsCard ?? false
}

/**
 * Gives the cards that a guest chose to keep in a browser to the person who has proven the address they were entered under. @returns how many
 */
export async function claimGuestCards(browserHash: string, { userId, email }: { userId: string; email: string }): Promise<number> {
  return db().$executeRaw`
    update "SavedCard" card set "userId" = ${userId}, "releaseAt" = null from "Order" o
    where o.id = card."enteredForOrderId" and o."browserHash" = ${browserHash} and o."userId" is null and lower(o.email) = ${email.toLowerCase()}
      and card."userId" is null and card."isKept" and card."detachedAt" is null`
}
