import { transaction } from '@/lib/db/client'
import { findDueReleases, findOrdersOfCards, lockCards, postponeRelease, withdrawCards } from '@/lib/db/customers/card-removals'
import { needsCard } from '@/lib/domain/order/order'

const DAY = 86_400_000
const BATCH = 500

/** Removes the cards that were entered for an order and are not kept, once nothing needs them any more. Twice is once. */
export async function releaseCards(orderId: string): Promise<void> {
  await releaseThose({ enteredForOrderId: orderId }, false)
}

/** The same for all cards whose time has come: those of a lost job, and those a guest kept and nobody has signed in for. @returns how many were looked at */
export async function releaseDue(now = new Date()): Promise<number> {
  const ids = await findDueReleases(now, BATCH)
  for (const id of ids) await releaseThose({ id }, true)
  return ids.length
}

async function releaseThose(where: { enteredForOrderId: string } | { id: string }, isDue: boolean): Promise<void> {
  await transaction(async (tx) => {
    const cards = (await lockCards(tx, where)).filter((card) => !card.isKept || (isDue && card.userId === null))
    const orders = await findOrdersOfCards(tx, cards)
    const isNeeded = (card: (typeof cards)[number]) =>
      orders.some((order) => (order.savedCardId === card.id || order.id === card.enteredForOrderId) && needsCard(order))
    await withdrawCards(
      tx,
      cards.filter((card) => !isNeeded(card)),
    )
    for (const card of cards.filter(isNeeded)) await postponeRelease(tx, card.id, new Date(Date.now() + DAY))
  })
}
