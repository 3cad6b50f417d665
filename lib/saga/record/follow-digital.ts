import type { Tx } from '@/lib/db/client'
import { grantEntitlements, revokeEntitlements } from '@/lib/db/digital/entitlements'
import { giveKeys, hasKeyPool } from '@/lib/db/digital/keys'
import { send } from '@/lib/db/jobs/jobs'
import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import type { OrderFacts } from '@/lib/domain/order/order'

/** What is paid is delivered at once: the right to digital lines comes with the payment, and goes with a whole refund. A refund that failed has not taken it. */
export async function followDigital(tx: Tx, before: OrderRow, after: OrderFacts): Promise<void> {
  for (const [index, part] of before.parts.entries()) {
    const status = after.parts[index]?.status
    const lines = part.lines.filter(({ kind }) => kind === 'digital')
    if (lines.length === 0 || status === part.status) continue
    if (status === 'captured' || status === 'refund_failed') {
      await grantEntitlements(tx, lines)
      await giveAllKeys(tx, lines)
    }
    if (status === 'refunded') await revokeEntitlements(tx, part.id, 'refunded')
  }
}

/** After so long a payment is recorded for certain, and what it took is counted. */
const TOLD_SECONDS = 5

/** The pools in one order: whoever finds one empty locks it. */
async function giveAllKeys(tx: Tx, lines: PartRow['lines']): Promise<void> {
  for (const line of lines.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1))) {
    if (!(await hasKeyPool(tx, line.variantId))) continue
    const isLast = await giveKeys(tx, line)
    if (isLast) await send(tx, 'tell-keys-empty', { variantId: line.variantId }, { startAfter: TOLD_SECONDS })
  }
}
