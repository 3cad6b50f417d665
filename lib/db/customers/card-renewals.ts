import type { Tx } from '@/lib/db/client'
import { sendAll } from '@/lib/db/jobs/jobs'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import type { SavedCardRow } from './saved-cards'

/** What a bank may change of a card: its number (seen by the fingerprint), its last digits, its expiry. */
export type Renewal = { fingerprint: string; brand: string; last4: string; expMonth: number; expYear: number }

/**
 * Stores how a card looks now. Its clones still have the number of before: they are withdrawn, and the card is shared again for what is to be charged, unless another card in
 * use, or an order that continues with another card, needs them.
 * @param card locked by `lockCards`
 */
export async function renewCard(tx: Tx, card: SavedCardRow, { fingerprint, brand, last4, expMonth, expYear }: Renewal): Promise<void> {
  await tx.savedCard.update({ where: { id: card.id }, data: { fingerprint, brand, last4, expMonth, expYear } })
  const before = { fingerprint: card.fingerprint, expMonth: card.expMonth, expYear: card.expYear }
  if (before.fingerprint === fingerprint && before.expMonth === expMonth && before.expYear === expYear) return
  const { customerId } = card
  if (await tx.savedCard.findFirst({ where: { customerId, ...before, detachedAt: null }, select: { id: true } })) return
  const found = await tx.clonedCard.findMany({ where: { ...before, connectedCustomer: { customerId } }, include: { connectedCustomer: true } })
  const ids = found.map(({ paymentMethodId }) => paymentMethodId)
  const waiting = { clonedPaymentMethodId: { in: ids }, status: { in: ['scheduled' as const, 'declined' as const] }, order: { customerId } }
  const others = await tx.sellerOrder.findMany({ where: { ...waiting, order: { customerId, NOT: { savedCardId: card.id } } } })
  const kept = new Set(others.map(({ clonedPaymentMethodId }) => clonedPaymentMethodId))
  const old = found.filter(({ paymentMethodId }) => !kept.has(paymentMethodId))
  const order = { customerId, savedCardId: card.id }
  // The clone of before was made under a key that would give it again.
  await tx.sellerOrder.updateMany({
    where: { ...waiting, order },
    data: { clonedPaymentMethodId: null, connectedCustomerId: null, repeats: { increment: 1 } },
  })
  await tx.clonedCard.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } })
  const removals = old.map(({ paymentMethodId, connectedCustomer: { accountId } }) => ({ paymentMethodId, accountId }))
  await tx.cardRemoval.createMany({ data: removals, skipDuplicates: true })
  await sendAll(
    tx,
    'detach-card',
    removals.map(({ paymentMethodId }) => ({ data: { paymentMethodId } })),
  )
}

/** Stores how a clone looks now, so that it is found by it; one that has another beside it stays as it is. @returns whether it is one of ours */
export async function renewClone(tx: Tx, paymentMethodId: string, accountId: ConnectedAccountId, renewal: Renewal): Promise<boolean> {
  const { fingerprint, expMonth, expYear } = renewal
  const clone = await tx.clonedCard.findFirst({ where: { paymentMethodId, connectedCustomer: { accountId } } })
  if (!clone) return false
  const where = { connectedCustomerId: clone.connectedCustomerId, fingerprint, expMonth, expYear }
  if (!(await tx.clonedCard.findFirst({ where, select: { id: true } }))) {
    await tx.clonedCard.update({ where: { id: clone.id }, data: { fingerprint, expMonth, expYear } })
  }
  return true
}
