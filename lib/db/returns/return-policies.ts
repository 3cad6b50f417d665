import { db, type Tx } from '@/lib/db/client'
import { type ReturnPolicy, USUAL_RETURN_POLICY } from '@/lib/domain/returns/return-policy'

/** What each of these sellers promises about returns. */
export async function findReturnPolicies(sellerIds: string[]): Promise<Map<string, ReturnPolicy>> {
  const rows = await db().returnPolicy.findMany({ where: { sellerId: { in: sellerIds } } })
  return new Map(
    sellerIds.map((id) => {
      const row = rows.find(({ sellerId }) => sellerId === id)
      if (!row) return [id, USUAL_RETURN_POLICY]
      const { sellerId: _, ...policy } = row
      return [id, policy]
    }),
  )
}

/** Writes what a seller promises about returns. */
export async function writeReturnPolicy(tx: Tx, sellerId: string, policy: ReturnPolicy): Promise<void> {
  await tx.returnPolicy.upsert({ where: { sellerId }, create: { sellerId, ...policy }, update: policy })
}
