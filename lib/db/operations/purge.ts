import { db, type Tx, transaction } from '@/lib/db/client'

/** Deletes sessions, sign-in links and counts of limits whose time is over. @returns how many of each */
export async function deleteExpired(now: Date): Promise<{ sessions: number; links: number; limits: number }> {
  const [sessions, links, limits] = await Promise.all([
    db().session.deleteMany({ where: { expires: { lt: now } } }),
    db().verificationToken.deleteMany({ where: { expires: { lt: now } } }),
    db().rateLimit.deleteMany({ where: { expire: { lt: now } } }),
  ])
  return { sessions: sessions.count, links: links.count, limits: limits.count }
}

/** At most so many orders in one transaction. */
const PIECE = 500

/**
 * Deletes orders that ended unpaid before a moment: nothing was ever captured or refunded, no stock is held, no task is open. Guests' Customers that nothing points
 * to any more go with them.
 * @returns how many orders
 */
export async function deleteAbandonedOrders(before: Date): Promise<number> {
  for (let deleted = 0; ; ) {
    const count = await deletePiece(before)
    deleted += count
    if (count < PIECE) return deleted
  }
}

function deletePiece(before: Date): Promise<number> {
  return transaction(async (tx) => {
    const moved = {
      OR: [
        { capturedAt: { not: null } },
        { chargeId: { not: null } },
        { stockHeld: true },
        { settlement: { isNot: null } },
        { refunds: { some: {} } },
      ],
    }
    const where = {
      status: { in: ['declined' as const, 'canceled' as const] },
      updatedAt: { lt: before },
      paidAt: null,
      tasks: { none: { resolvedAt: null } },
      parts: { none: moved },
    }
    const orders = await tx.order.findMany({ where, select: { id: true, customerId: true }, orderBy: { createdAt: 'asc' }, take: PIECE })
    const ids = orders.map(({ id }) => id)
    const ofOrders = { orderId: { in: ids } }
    const ofParts = { sellerOrder: ofOrders }
    await tx.orderEvent.deleteMany({ where: ofOrders })
    await tx.operatorTask.deleteMany({ where: ofOrders })
    await tx.partCall.deleteMany({ where: ofParts })
    await tx.orderLine.deleteMany({ where: ofParts })
    await tx.sellerOrder.deleteMany({ where: ofOrders })
    await tx.order.deleteMany({ where: { id: { in: ids } } })
    await deleteIdleCustomers(tx, [...new Set(orders.map(({ customerId }) => customerId))])
    return ids.length
  })
}

async function deleteIdleCustomers(tx: Tx, ids: string[]): Promise<void> {
  const idle = { id: { in: ids }, userId: null, orders: { none: {} } }
  await tx.clonedCard.deleteMany({ where: { connectedCustomer: { customer: idle } } })
  await tx.connectedCustomer.deleteMany({ where: { customer: idle } })
  await tx.savedCard.deleteMany({ where: { customer: idle } })
  await tx.customer.deleteMany({ where: idle })
}
