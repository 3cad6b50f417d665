import type { Tables } from '@/sandbox/core/tables'

type PersonRow = Tables['person']

// Stripe's values for testing verification [doc connect/testing]: everything else about a person is believed.
const GOOD_BIRTHS = ['1901-1-1', '1902-1-1']
const BAD_NUMBERS = ['111111111', '1111']
const BAD_ADDRESS = 'address_no_match'

/** Stripe's token for a document that does not prove anything; every other one does. */
export const BAD_DOCUMENT = 'file_identity_document_failure'
/** Stripe's token for a document that does. */
export const GOOD_DOCUMENT = 'file_identity_document_success'

/** Whether what was told about a person can be verified. A document settles it either way. */
export function isCredible({ object, hidden }: PersonRow): boolean {
  const document = object.verification?.document?.front
  if (document) return document !== BAD_DOCUMENT
  if (hidden.isDocumentWanted) return false
  const { day, month, year } = object.dob ?? {}
  return GOOD_BIRTHS.includes(`${year}-${month}-${day}`) && object.address?.line1 !== BAD_ADDRESS && !BAD_NUMBERS.includes(hidden.number ?? '')
}

/** The same for a company, by its tax number. */
export function isCompanyCredible(company: NonNullable<Tables['account']['hidden']['company']>): boolean {
  const document = company.object.verification?.document.front
  if (document) return document !== BAD_DOCUMENT
  return !company.isDocumentWanted && !BAD_NUMBERS.includes(company.taxId ?? '')
}
