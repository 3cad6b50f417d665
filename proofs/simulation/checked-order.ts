import { db } from '@/lib/db/client'

export interface Broken {
  checkoutId: string | null
  says: string
}

/** Every order with all that is checked of it. */
export function checkedOrders(where: { checkoutId?: string } = {}) {
  const lines = {
    include: {
      fee: true,
      shipped: { include: { shipment: true } },
      returned: { include: { return: true } },
      refunded: { include: { refund: true } },
    },
  } as const
  const parts = {
    include: { lines, amount: true, taxLines: true, discounts: true, fee: true, cancelation: true, refunds: true, partialCapture: true },
  } as const
  return db().order.findMany({ where, include: { parts, discountUses: true } })
}

export type CheckedOrder = Awaited<ReturnType<typeof checkedOrders>>[number]
