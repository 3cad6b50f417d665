import { db, type Tx } from '@/lib/db/client'
import type { Prisma, SellerOrderStatus } from '@/lib/db/generated/client'
import { sendAll } from '@/lib/db/jobs/jobs'
import type { SavedCardRow } from './saved-cards'

export type CardRemovalRow = Prisma.CardRemovalGetPayload<object>

type Clone = { paymentMethodId: string; accountId: string }

/**
 * The cards that fit, with their Customers locked until the transaction ends: a card that is being stored at the same moment is either seen, or comes after and
 * finds no clone of one that was withdrawn.
 */
export async function lockCards(
  tx: Tx,
  where: { userId: string; customer: { livemode: boolean } } | { id: string } | { enteredForOrderId: string } | { paymentMethodId: string },
): Promise<SavedCardRow[]> {
  const found = await tx.savedCard.findMany({ where: { ...where, detachedAt: null }, select: { customerId: true } })
  for (const id of [...new Set(found.map(({ customerId }) => customerId))].sort()) {
    await tx.$queryRaw`select 1 from "Customer" where id = ${id} for update`
  }
  return tx.savedCard.findMany({ where: { ...where, detachedAt: null } })
}

/**
 * Takes cards out of use, with their clones where no other card in use has the same number and expiry, and sends the jobs that detach them at Stripe.
 * @param cards locked by `lockCards`
 */
export async function withdrawCards(tx: Tx, cards: SavedCardRow[]): Promise<void> {
  if (cards.length === 0) return
  const ids = cards.map(({ id }) => id)
  await tx.savedCard.updateMany({ where: { id: { in: ids } }, data: { detachedAt: new Date(), releaseAt: null } })
  const clones = (await Promise.all(cards.map((card) => withdrawClones(tx, card)))).flat()
  const methods = [...cards.map(({ paymentMethodId }) => ({ paymentMethodId, accountId: null })), ...clones]
  await tx.cardRemoval.createMany({ data: methods, skipDuplicates: true })
  await sendAll(
    tx,
    'detach-card',
    methods.map(({ paymentMethodId }) => ({ data: { paymentMethodId } })),
  )
}

/** Forgets the clones of a card, unless another card of the same Customer needs them. @returns those that are to be detached */
async function withdrawClones(tx: Tx, { customerId, fingerprint, expMonth, expYear }: SavedCardRow): Promise<Clone[]> {
  const card = { fingerprint, expMonth, expYear }
  const isInUse = await tx.savedCard.findFirst({ where: { customerId, ...card, detachedAt: null }, select: { id: true } })
  if (isInUse) return []
  const where = { ...card, connectedCustomer: { customerId } }
  const clones = await tx.clonedCard.findMany({ where, include: { connectedCustomer: { select: { accountId: true } } } })
  await tx.clonedCard.deleteMany({ where: { id: { in: clones.map(({ id }) => id) } } })
  return clones.map(({ paymentMethodId, connectedCustomer: { accountId } }) => ({ paymentMethodId, accountId }))
}

/** The cards of a person that are in use, kept or not, newest first. */
export function findCardsInUse(userId: string, livemode: boolean): Promise<SavedCardRow[]> {
  return db().savedCard.findMany({ where: { userId, detachedAt: null, customer: { livemode } }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] })
}

/** The clones in use of one card, by Stripe's ids. @param same its rows */
export async function findClonesOf(same: SavedCardRow[]): Promise<Set<string>> {
  const where = same.map(({ customerId, fingerprint, expMonth, expYear }) => ({ fingerprint, expMonth, expYear, connectedCustomer: { customerId } }))
  const rows = await db().clonedCard.findMany({ where: { OR: where }, select: { paymentMethodId: true } })
  return new Set(rows.map(({ paymentMethodId }) => paymentMethodId))
}

/** Whether a PaymentMethod was taken out of use. */
export async function isRemoved(paymentMethodId: string): Promise<boolean> {
  return (await db().cardRemoval.count({ where: { paymentMethodId } })) > 0
}

const LATER = ['scheduled', 'authorized', 'declined'] as const satisfies SellerOrderStatus[]

/** Orders of Customers with a part that is to be charged on a later day, or was refused then. */
export async function findOrdersChargedLater(customerIds: string[]): Promise<string[]> {
  const part = { chargeWhen: { not: 'at_checkout' as const }, status: { in: [...LATER] } }
  const rows = await db().order.findMany({ where: { customerId: { in: customerIds }, parts: { some: part } }, select: { id: true } })
  return rows.map(({ id }) => id)
}

/** A removal that is to be made; null when there is none. */
export function findRemoval(paymentMethodId: string): Promise<CardRemovalRow | null> {
  return db().cardRemoval.findUnique({ where: { paymentMethodId, doneAt: null } })
}

/** Notes that a PaymentMethod is detached, or why there was nothing to detach. */
export async function markRemoved(paymentMethodId: string, note: string | null): Promise<void> {
  await db().cardRemoval.update({ where: { paymentMethodId }, data: { doneAt: new Date(), note } })
}

/** Removals that should have been made before a moment, oldest first. */
export async function findLateRemovals(before: Date, limit: number): Promise<string[]> {
  const where = { doneAt: null, requestedAt: { lt: before } }
  const rows = await db().cardRemoval.findMany({ where, orderBy: { requestedAt: 'asc' }, take: limit, select: { paymentMethodId: true } })
  return rows.map(({ paymentMethodId }) => paymentMethodId)
}

/** The orders of the Customers that cards are on. */
export function findOrdersOfCards(tx: Tx, cards: SavedCardRow[]) {
  return tx.order.findMany({
    where: { customerId: { in: cards.map(({ customerId }) => customerId) } },
    select: { id: true, savedCardId: true, status: true, parts: { select: { status: true } } },
  })
}

/** Cards that are to be looked at for being removed, oldest first. */
export async function findDueReleases(now: Date, limit: number): Promise<string[]> {
  const rows = await db().savedCard.findMany({ where: { releaseAt: { lte: now } }, orderBy: { releaseAt: 'asc' }, take: limit, select: { id: true } })
  return rows.map(({ id }) => id)
}

/** Says when a card that something still needs is looked at again. */
export async function postponeRelease(tx: Tx, id: string, releaseAt: Date): Promise<void> {
  await tx.savedCard.update({ where: { id }, data: { releaseAt } })
}
