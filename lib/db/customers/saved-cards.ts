import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

export type SavedCardRow = Prisma.SavedCardGetPayload<object>

/** Stores a card that Stripe saved; once, however often it is reported. @returns null where it is stored as a card of another Customer */
export async function storeSavedCard(card: {
  customerId: string
  userId: string | null
  paymentMethodId: string
  fingerprint: string
  brand: string
  last4: string
  expMonth: number
  expYear: number
  country: string | null
}): Promise<SavedCardRow | null> {
  await db().savedCard.createMany({ data: [card], skipDuplicates: true })
  const { customerId, paymentMethodId } = card
  return db().savedCard.findFirst({ where: { paymentMethodId, customerId } })
}

/** @property customerId set where only the cards on this Customer can be used: those of an order that is begun */
type Owner = { userId: string; email: string; livemode: boolean; customerId?: string }

/** A card saved by this signed-in person under their present address; null when it is not theirs or is gone. */
export function findOwnCard(owner: Owner, id: string): Promise<SavedCardRow | null> {
  return db().savedCard.findFirst({ where: { id, ...belongingTo(owner) } })
}

/** The cards this person saved while signed in, the newest of each, newest first. */
export function findOwnCards(owner: Owner): Promise<SavedCardRow[]> {
  return db().savedCard.findMany({
    where: belongingTo(owner),
    orderBy: { createdAt: 'desc' },
    distinct: ['fingerprint', 'expMonth', 'expYear'],
  })
}

/** Marks a card as gone from Stripe. */
export async function markDetached(paymentMethodId: string): Promise<void> {
  await db().savedCard.updateMany({ where: { paymentMethodId, detachedAt: null }, data: { detachedAt: new Date() } })
}

function belongingTo({ userId, email, livemode, customerId }: Owner) {
  return { userId, detachedAt: null, customer: { userId, email: email.toLowerCase(), livemode, ...(customerId && { id: customerId }) } }
}
