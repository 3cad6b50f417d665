import type { AddressDefaults } from '@/sandbox/js/wire/frame-options'
import type { AddressValue } from '@/sandbox/js/wire/messages'
import { type AddressEntry, type AddressRules, fieldsOf, plainPhone } from './check-address'

/** First and last name out of a full one: the last word is the last name. */
function splitName(name: string): { firstName: string; lastName: string } {
  const at = name.trim().lastIndexOf(' ')
  return at < 0 ? { firstName: name.trim(), lastName: '' } : { firstName: name.trim().slice(0, at), lastName: name.trim().slice(at + 1) }
}

/** The fields as the page wants them filled to begin with, or as a saved address has them. */
export function entryOf(given: AddressDefaults, country: string): AddressEntry {
  const { address = {} } = given
  const joined = [given.firstName, given.lastName].filter(Boolean).join(' ')
  const name = given.name || joined
  const split = joined ? { firstName: given.firstName ?? '', lastName: given.lastName ?? '' } : splitName(name)
  return {
    name,
    ...split,
    country,
    line1: address.line1 ?? '',
    line2: address.line2 ?? '',
    city: address.city ?? '',
    state: address.state ?? '',
    postal_code: address.postal_code ?? '',
    phone: given.phone ?? '',
  }
}

/** What the page is told of the fields: those that are asked for, trimmed. */
export function toValue(entry: AddressEntry, rules: AddressRules): AddressValue {
  const asked = new Set(fieldsOf(entry.country, rules))
  const text = (field: Exclude<keyof AddressEntry, 'country'>) => (asked.has(field) ? entry[field].trim() : '')
  const isSplit = rules.name === 'split'
  return {
    name: isSplit ? [text('firstName'), text('lastName')].filter(Boolean).join(' ') : text('name'),
    ...(isSplit && { firstName: text('firstName'), lastName: text('lastName') }),
    address: {
      line1: text('line1'),
      line2: text('line2') || null,
      city: text('city'),
      state: text('state'),
      postal_code: text('postal_code'),
      country: entry.country,
    },
    ...(asked.has('phone') && { phone: plainPhone(text('phone')) }),
  }
}
