import type { NameDisplay } from '@/sandbox/js/wire/frame-options'
import { formatOf } from './address-formats'

export type AddressField = 'name' | 'firstName' | 'lastName' | 'line1' | 'line2' | 'city' | 'state' | 'postal_code' | 'phone'

/** An address as it stands in the fields. */
export type AddressEntry = Record<AddressField, string> & { country: string }

/** What the page demands of it. */
export type AddressRules = { name: NameDisplay; phone: 'shown' | 'required' | 'hidden'; blockPoBox: boolean }

const PO_BOX = /\bp\.?\s*o\.?\s*box\b|\bpost\s+office\s+box\b/i
const PHONE = /^\+?\d{5,15}$/

/** A phone number without what people put between its digits. */
export const plainPhone = (text: string): string => text.replace(/[\s().\-/]/g, '')

/** The fields that are asked for, in the order in which they stand. */
export function fieldsOf(country: string, rules: AddressRules): AddressField[] {
  const { city, state, postal, postalFirst } = formatOf(country)
  const place: (AddressField | null)[] = [city && 'city', state && 'state', postal && 'postal_code']
  if (postalFirst) place.unshift(...place.splice(2))
  const names: AddressField[] = rules.name === 'split' ? ['firstName', 'lastName'] : ['name']
  const phone: AddressField[] = rules.phone === 'hidden' ? [] : ['phone']
  return [...names, 'line1', 'line2', ...place.filter((field) => field !== null), ...phone]
}

/** What is wrong with one field: the code of a sentence, or null. */
export function faultOf(field: AddressField, entry: AddressEntry, rules: AddressRules): string | null {
  const text = entry[field].trim()
  const { state, postal } = formatOf(entry.country)
  switch (field) {
    case 'name':
    case 'firstName':
    case 'lastName':
      return text === '' ? 'incomplete_name' : null
    case 'line1':
      if (rules.blockPoBox && PO_BOX.test(text)) return 'invalid_po_box'
      return text === '' ? 'incomplete_address_line1' : null
    case 'line2':
      return rules.blockPoBox && PO_BOX.test(text) ? 'invalid_po_box' : null
    case 'city':
      return text === '' ? 'incomplete_city' : null
    case 'state':
      return text === '' && state?.required ? 'incomplete_state' : null
    case 'postal_code':
      if (text === '') return postal?.required ? 'incomplete_zip' : null
      return postal?.form && !postal.form.test(text.toUpperCase()) ? 'invalid_zip' : null
    case 'phone':
      if (text === '') return rules.phone === 'required' ? 'incomplete_phone' : null
      return PHONE.test(plainPhone(text)) ? null : 'invalid_phone'
  }
}
