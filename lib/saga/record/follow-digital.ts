import type { Tx } from '@/lib/db/client'
import { grantEntitlements, revokeEntitlements } from '@/lib/db/digital/entitlements'
import type { OrderRow } from '@/lib/db/orders/orders'
import type { OrderFacts } from '@/lib/domain/order/order'

/** What is paid is delivered at once: the right to digital lines comes with the payment, and goes with a whole refund. A refund that failed has not taken it. */
export async function followDigital(tx: Tx, before: OrderRow, after: OrderFacts): Promise<void> {
  for (const [index, part] of before.parts.entries()) {
    const status = after.parts[index]?.status
    const lines = part.lines.filter(({ kind }) => kind === 'digital')
    if (lines.length === 0 || status === part.status) continue
    if (status === 'captured' || status === 'refund_failed') await grantEntitlements(tx, lines)
    if (status === 'refunded') await revokeEntitlements(tx, part.id, 'refunded')
  }
}
