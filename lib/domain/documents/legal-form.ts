import { z } from 'zod'
import { someLine, typedLine } from '@/lib/domain/text/typed-line'
import type { LegalFacts } from './snapshot'

/** The fields of the form for what stands on invoices, with the most each takes. */
export const LEGAL_FIELDS = { legalName: 120, taxId: 40, line1: 200, line2: 200, postalCode: 30, city: 120, state: 100, country: 2 } as const
export type LegalField = keyof typeof LEGAL_FIELDS
export type LegalValues = Record<LegalField, string>

const Form = z.object({
  legalName: someLine(LEGAL_FIELDS.legalName),
  taxId: someLine(LEGAL_FIELDS.taxId),
  line1: someLine(LEGAL_FIELDS.line1),
  line2: typedLine(LEGAL_FIELDS.line2),
  postalCode: someLine(LEGAL_FIELDS.postalCode),
  city: someLine(LEGAL_FIELDS.city),
  state: typedLine(LEGAL_FIELDS.state),
  country: z.string().regex(/^[A-Z]{2}$/),
})

export type ParsedLegal = { kind: 'facts'; facts: LegalFacts } | { kind: 'removed' } | { kind: 'invalid'; fields: LegalField[] }

/** What was typed: all of it, or nothing at all, which takes it back. @returns the fields that are missing or too long */
export function parseLegal(values: Partial<LegalValues>): ParsedLegal {
  const typed = { ...EMPTY_LEGAL, ...values }
  const isEmpty = Object.entries(typed).every(([field, value]) => field === 'country' || value.trim() === '')
  if (isEmpty) return { kind: 'removed' }
  const parsed = Form.safeParse(typed)
  if (!parsed.success) return { kind: 'invalid', fields: [...new Set(parsed.error.issues.map(({ path }) => path[0] as LegalField))] }
  const { legalName, taxId, line1, line2, postalCode, city, state, country } = parsed.data
  return { kind: 'facts', facts: { legalName, taxId, address: { line1, line2: line2 || null, postalCode, city, state: state || null, country } } }
}

export const EMPTY_LEGAL: LegalValues = { legalName: '', taxId: '', line1: '', line2: '', postalCode: '', city: '', state: '', country: '' }
