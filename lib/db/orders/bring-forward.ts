import { transaction } from '@/lib/db/client'

/**
 * Makes due what could not be charged because its seller had left or Stripe refused for the sake of their account, and has the orders looked at then.
 * @param now by Stripe's clock
 */
export async function bringForward(accountId: string, livemode: boolean, now: Date): Promise<void> {
  const where = {
    accountId,
    endReason: { in: ['seller_disconnected' as const, 'account_refused' as const] },
    givesUp: false,
    status: { in: ['declined' as const, 'authorized' as const] },
    dueAt: { gt: now },
    order: { livemode },
  }
  await transaction(async (tx) => {
    const parts = await tx.sellerOrder.updateManyAndReturn({ where, data: { dueAt: now }, select: { orderId: true } })
    const ids = [...new Set(parts.map(({ orderId }) => orderId))]
    if (ids.length > 0) await tx.order.updateMany({ where: { id: { in: ids } }, data: { dueAt: now } })
  })
}
