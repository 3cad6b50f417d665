import { noteChange } from '@/lib/db/audit/audit-entries'
import { transaction } from '@/lib/db/client'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import type { LegalFacts } from '@/lib/domain/documents/snapshot'

/** Writes what stands on a seller's invoices from now on, or takes it back (null). What was issued stays as it is. */
export function writeLegal(sellerId: string, facts: LegalFacts | null): Promise<void> {
  return transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    const row = await tx.sellerLegal.findUnique({ where: { sellerId } })
    const before = row && plain({ legalName: row.legalName, taxId: row.taxId, address: row })
    const after = facts && plain(facts)
    if (JSON.stringify(before) === JSON.stringify(after)) return
    if (after) await tx.sellerLegal.upsert({ where: { sellerId }, create: { sellerId, ...after }, update: after })
    else await tx.sellerLegal.delete({ where: { sellerId } })
    // Without the values: they are a person's, who may close their shop.
    await noteChange(tx, { actor: { sellerId }, deed: 'invoice_details_changed', subjectId: sellerId })
  })
}

function plain({ legalName, taxId, address: { line1, line2, postalCode, city, state, country } }: LegalFacts) {
  return { legalName, taxId, line1, line2, postalCode, city, state, country }
}
