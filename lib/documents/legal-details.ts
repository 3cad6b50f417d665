import { findLegal } from '@/lib/db/documents/documents'
import { writeLegal } from '@/lib/db/documents/seller-legal'
import { EMPTY_LEGAL, type LegalField, type LegalValues, parseLegal } from '@/lib/domain/documents/legal-form'

/** What stands on a seller's invoices, as the form shows it; empty where they have given nothing. */
export async function readLegal(sellerId: string): Promise<LegalValues> {
  const facts = await findLegal(sellerId)
  if (!facts) return EMPTY_LEGAL
  const { legalName, taxId, address } = facts
  return { ...EMPTY_LEGAL, ...address, legalName, taxId, line2: address.line2 ?? '', state: address.state ?? '' }
}

export type SaveLegalResult = { kind: 'saved' | 'removed' } | { kind: 'invalid'; fields: LegalField[] }

/**
 * Saves what stands on invoices from now on. All fields empty take it back: sales get receipts again. What was issued stays as it is.
 * @param sellerId of the person signed in, never from the form
 */
export async function saveLegal(sellerId: string, values: Partial<LegalValues>): Promise<SaveLegalResult> {
  const parsed = parseLegal(values)
  if (parsed.kind === 'invalid') return parsed
  await writeLegal(sellerId, parsed.kind === 'facts' ? parsed.facts : null)
  return { kind: parsed.kind === 'facts' ? 'saved' : 'removed' }
}
