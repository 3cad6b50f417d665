import { z } from 'zod'
import { isDeliveryCountry } from '@/lib/domain/facts/delivery-countries'
import { type Separators, separatorsOf } from '@/lib/domain/money/read-amount'
import { asIssue, type Said, saidOf } from '@/lib/domain/wire/said'
import { Text } from '@/lib/domain/wire/text'
import { parseRate, RATE_FIELDS, type RateDraft, type RateFormErrors, type RateFormValues, rateFormValues } from './rate-form'
import type { ShippingZone } from './rates'
import { nameLine } from './zone-name'

export const MAX_ZONES = 20
export const MAX_RATES = 20
const MAX_PREFIXES = 100

/** What a seller decides about a zone. No countries: everywhere. */
export type ZoneDraft = { name: string; countries: string[]; postalPrefixes: string[]; rates: RateDraft[] }

/** The form's fields as they are typed: what a page shows again after an error. */
export type ZoneFormValues = {
  name: string
  /** 'everywhere' or 'countries'. */
  reach: string
  countries: string[]
  /** Separated by commas. */
  postalPrefixes: string
  rates: RateFormValues[]
}

/** What to say beside each field that cannot be taken; those of the rates by the key of their row, and one about all of them. */
export type ZoneFormErrors = Partial<Record<'name' | 'countries' | 'postalPrefixes' | 'rates', Said>> & { ofRates?: Record<string, RateFormErrors> }

/** What the zone's form shows: sent to it by the page, and by the server after each try. */
export type ZoneFormState = {
  values: ZoneFormValues
  errors: ZoneFormErrors
  /** Why nothing was saved although every field is fine; null when there is no such reason. */
  refusal: Said | null
  /** The saved zone as it stands now, after a conflict. */
  current: ZoneFormValues | null
  /** Which zone it is, and the version the seller has seen; that of a new zone is empty. */
  id: string
  version: string
}

/** A saved zone as the form's fields show it. @param locale of the viewer */
export function zoneFormValues({ name, countries, postalPrefixes, rates }: ShippingZone, locale: string): ZoneFormValues {
  const separators = separatorsOf(locale)
  return {
    name,
    reach: countries.length === 0 ? 'everywhere' : 'countries',
    countries,
    postalPrefixes: postalPrefixes.join(', '),
    rates: rates.map((rate) => rateFormValues(rate, separators)),
  }
}

/** What a posted form of a zone holds, in the order of its rows. Fields that are missing are empty, others are dropped. */
export function postedZone(form: FormData): ZoneFormValues {
  const one = (name: string) => textOf(form.get(name))
  const keys = form.getAll('rate').map(textOf)
  return {
    name: one('name'),
    reach: one('reach'),
    countries: form.getAll('countries').map(textOf),
    postalPrefixes: one('postalPrefixes'),
    rates: [...new Set(keys)].map((key) => ({
      key,
      ...(Object.fromEntries(RATE_FIELDS.map((field) => [field, one(rateFieldName(key, field))])) as Omit<RateFormValues, 'key'>),
    })),
  }
}

/** What a field of a rate's row is called in the form. */
export function rateFieldName(key: string, field: (typeof RATE_FIELDS)[number]): string {
  return `rate.${key}.${field}`
}

const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '')

const text = Text.default('')
const Prefixes = text.transform((typed, context) => {
  const prefixes = [...new Set(typed.split(/[,;\n]/).map((prefix) => prefix.replaceAll(/\s+/g, ' ').trim().toUpperCase()))].filter(Boolean)
  const wrong = prefixes.find((prefix) => !/^[\p{L}\p{Nd}][\p{L}\p{Nd} -]{0,9}$/u.test(prefix))
  if (wrong !== undefined) context.addIssue({ code: 'custom', message: asIssue({ key: 'shipping.prefix', values: { prefix: wrong.slice(0, 20) } }) })
  if (prefixes.length > MAX_PREFIXES)
    context.addIssue({ code: 'custom', message: asIssue({ key: 'shipping.tooManyPrefixes', values: { max: MAX_PREFIXES } }) })
  return prefixes
})

const Zone = z.object({ name: nameLine('shipping.noZoneName'), postalPrefixes: Prefixes })

/** Apart from the other fields, since the countries belong to one of the two choices and are forgotten with the other. */
const Reach = z.object({ reach: text, countries: z.array(text).max(1000).default([]) }).transform(({ reach, countries }, context) => {
  if (reach === 'everywhere') return []
  const known = [...new Set(countries.map((code) => code.toUpperCase()))].filter(isDeliveryCountry).sort()
  const key = reach === 'countries' ? 'shipping.noCountry' : 'shipping.reach'
  if (known.length === 0) context.addIssue({ code: 'custom', path: ['countries'], message: asIssue(key) })
  return known
})

const Rows = z
  .object({
    rates: z
      .array(z.object({ key: text }).loose())
      .max(1000)
      .default([]),
  })
  .catch({ rates: [] })

/**
 * Reads the form of a zone.
 * @param form the fields as `postedZone` gives them
 * @param currencies those the seller may charge
 * @param locale in which it was typed
 * @returns the draft, or what to say of each field that cannot be taken
 */
export function parseZoneForm(
  form: unknown,
  currencies: readonly string[],
  locale = 'en-US',
): { ok: true; draft: ZoneDraft } | { ok: false; errors: ZoneFormErrors } {
  const [zone, reach, rates] = [Zone.safeParse(form), Reach.safeParse(form), parseRates(form, currencies, separatorsOf(locale))]
  if (zone.success && reach.success && rates.ok) return { ok: true, draft: { ...zone.data, countries: reach.data, rates: rates.rates } }
  const errors: ZoneFormErrors & Record<string, unknown> = rates.ok ? {} : { ...rates.errors }
  for (const issue of [zone, reach].flatMap(({ error }) => error?.issues ?? [])) errors[String(issue.path[0])] ??= saidOf(issue)
  return { ok: false, errors }
}

function parseRates(
  form: unknown,
  currencies: readonly string[],
  separators: Separators,
): { ok: true; rates: RateDraft[] } | { ok: false; errors: ZoneFormErrors } {
  const { rates: rows } = Rows.parse(form)
  if (rows.length === 0) return { ok: false, errors: { rates: { key: 'shipping.noRate' } } }
  if (rows.length > MAX_RATES) return { ok: false, errors: { rates: { key: 'shipping.tooManyRates', values: { max: MAX_RATES } } } }
  const ofRates: Record<string, RateFormErrors> = {}
  const rates: RateDraft[] = []
  for (const row of rows) {
    const read = parseRate(row, row.key, currencies, separators)
    if (read.ok) rates.push(read.rate)
    else ofRates[row.key] = read.errors
  }
  return rates.length === rows.length ? { ok: true, rates } : { ok: false, errors: { ofRates } }
}
