import { noteChange } from '@/lib/db/audit/audit-entries'
import { transaction } from '@/lib/db/client'
import { findLegal } from '@/lib/db/documents/documents'
import { findReturnPolicies, writeReturnPolicy } from '@/lib/db/returns/return-policies'
import { MAX_RETURN_ADDRESS, type ReturnPolicy, USUAL_RETURN_POLICY } from '@/lib/domain/returns/return-policy'
import { countryName } from '@/lib/domain/text/country'
import { parseLines } from '@/lib/domain/text/typed-lines'
import type { Said } from '@/lib/domain/wire/said'

/** What a seller promises about returns. */
export async function readReturnPolicy(sellerId: string): Promise<ReturnPolicy> {
  return (await findReturnPolicies([sellerId])).get(sellerId) ?? USUAL_RETURN_POLICY
}

/**
 * Sets it. Orders already placed follow it from their next return on; what was agreed for a return stays as it was agreed.
 * @returns what to say of the address, where it cannot be taken; null where it is saved
 */
export async function setReturnPolicy(sellerId: string, { returnAddress: typed, ...policy }: ReturnPolicy): Promise<Said | null> {
  const read = parseLines(typed ?? '', MAX_RETURN_ADDRESS)
  if (!read.ok) return read.said
  const before = await readReturnPolicy(sellerId)
  const after = { ...policy, returnAddress: read.text || null }
  await transaction(async (tx) => {
    await writeReturnPolicy(tx, sellerId, after)
    await noteChange(tx, { actor: { sellerId }, deed: 'return_policy_set', subjectId: sellerId, before: shown(before), after: shown(after) })
  })
  return null
}

function shown({ takesReturns, windowDays, paysPostage, returnAddress }: ReturnPolicy) {
  return { takesReturns: String(takesReturns), windowDays, paysPostage: String(paysPostage), returnAddress }
}

/** Where things are sent back to: as the seller says, else as on their invoices; null where neither is known. */
export async function returnAddressOf(sellerId: string, { returnAddress }: ReturnPolicy): Promise<string | null> {
  if (returnAddress) return returnAddress
  const legal = await findLegal(sellerId)
  if (!legal) return null
  const { line1, line2, postalCode, city, state, country } = legal.address
  const town = [postalCode, city, state].filter(Boolean).join(' ')
  return [legal.legalName, line1, line2, town, countryName(country, 'en')].filter(Boolean).join('\n')
}
