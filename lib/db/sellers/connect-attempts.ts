import { db } from '@/lib/db/client'
import type { ConnectOutcome } from '@/lib/db/generated/client'

/** Remembers one press of "Connect with Stripe" and forgets this seller's old ones. */
export async function createAttempt(id: string, sellerId: string, expiresAt: Date): Promise<void> {
  const lastMonth = new Date(Date.now() - 30 * 24 * 60 * 60_000)
  await db().$transaction([
    db().connectAttempt.deleteMany({ where: { sellerId, createdAt: { lt: lastMonth } } }),
    db().connectAttempt.create({ data: { id, sellerId, expiresAt } }),
  ])
}

/**
 * Uses an attempt up, in one statement, so that a state works once however many returns arrive together.
 * @returns false when it was used before, has expired or was never made
 */
export async function consumeAttempt(id: string, sellerId: string): Promise<boolean> {
  const now = new Date()
  const { count } = await db().connectAttempt.updateMany({
    where: { id, sellerId, consumedAt: null, expiresAt: { gt: now } },
    data: { consumedAt: now },
  })
  return count === 1
}

/** Whether a seller's attempt was used before. */
export async function isConsumed(id: string, sellerId: string): Promise<boolean> {
  return (await db().connectAttempt.count({ where: { id, sellerId, consumedAt: { not: null } } })) > 0
}

/** Writes down how an attempt ended. */
export async function noteOutcome(id: string, outcome: ConnectOutcome): Promise<void> {
  await db().connectAttempt.update({ where: { id }, data: { outcome } })
}
