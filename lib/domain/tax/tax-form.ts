import { z } from 'zod'
import { isDeliveryCountry } from '@/lib/domain/facts/delivery-countries'
import { hasStates, isState } from '@/lib/domain/facts/states'
import { separatorsOf } from '@/lib/domain/money/read-amount'
import { nameLine } from '@/lib/domain/shipping/zone-name'
import { plainDigits } from '@/lib/domain/text/digits'
import { isPlain } from '@/lib/domain/text/plain-text'
import { asIssue, type Said, saidOf } from '@/lib/domain/wire/said'
import { Text } from '@/lib/domain/wire/text'
import { EUROPEAN_UNION, TAX_BEHAVIORS, type TaxBehavior, type TaxRate } from './tax-rates'

export const TAX_MODES = ['none', 'rates', 'stripe'] as const
export type TaxMode = (typeof TAX_MODES)[number]

/** More is the business of a tax service. */
export const MAX_TAX_RATES = 100
export const MAX_REGISTRATION = 40
/** In millionths: 100 %. */
const MAX_MICROS = 1_000_000

/** What a seller decides about tax. */
export type TaxDraft = { mode: TaxMode; behavior: TaxBehavior; registrationNumber: string | null; rates: TaxRate[] }

const ROW_FIELDS = ['name', 'country', 'state', 'percent', 'taxCode', 'onShipping'] as const
export type TaxRateField = (typeof ROW_FIELDS)[number]

/** The fields of one rate as they are typed; `onShipping` is "on" or empty. */
export type TaxRateValues = { key: string } & Record<TaxRateField, string>
export type TaxFormValues = { mode: string; behavior: string; registrationNumber: string; rates: TaxRateValues[] }

/** What to say beside each field that cannot be taken; those of the rates by the key of their row, and one about all of them. */
export type TaxFormErrors = Partial<Record<'mode' | 'behavior' | 'registrationNumber' | 'rates', Said>> & {
  ofRates?: Record<string, Partial<Record<TaxRateField, Said>>>
}

/** What the form shows: sent to it by the page, and by the server after each try. */
export type TaxFormState = {
  values: TaxFormValues
  errors: TaxFormErrors
  /** Why nothing was saved although every field is fine; null when there is no such reason. */
  refusal: Said | null
  isSaved: boolean
  /** What the seller has seen; empty where they had said nothing before. */
  version: string
}

/** An empty row. @param key no other row has it */
export function emptyTaxRate(key: string, country = ''): TaxRateValues {
  return { key, name: '', country, state: '', percent: '', taxCode: '', onShipping: 'on' }
}

/** What is saved, as the form's fields show it. @param locale of the viewer */
export function taxFormValues({ mode, behavior, registrationNumber, rates }: TaxDraft, locale: string): TaxFormValues {
  const { decimal } = separatorsOf(locale)
  return {
    mode,
    behavior,
    registrationNumber: registrationNumber ?? '',
    rates: rates.map(({ name, country, state, taxCode, rateMicros, onShipping }, at) => {
      const percent = String(rateMicros / 10_000).replace('.', decimal)
      return { key: `rate-${at}`, name, country, state: state ?? '', percent, taxCode: taxCode ?? '', onShipping: onShipping ? 'on' : '' }
    }),
  }
}

/** What a posted form holds, in the order of its rows. Fields that are missing are empty, others are dropped. */
export function postedTax(form: FormData): TaxFormValues {
  const one = (name: string) => textOf(form.get(name))
  const keys = [...new Set(form.getAll('rate').map(textOf))]
  return {
    mode: one('mode'),
    behavior: one('behavior'),
    registrationNumber: one('registrationNumber'),
    rates: keys.map((key) => ({
      key,
      ...(Object.fromEntries(ROW_FIELDS.map((field) => [field, one(taxFieldName(key, field))])) as Record<TaxRateField, string>),
    })),
  }
}

/** What a field of a rate's row is called in the form. */
export function taxFieldName(key: string, field: TaxRateField): string {
  return `rate.${key}.${field}`
}

const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '')

const text = Text.default('')

const Percent = text.transform((typed, context) => {
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))?$/.exec(plainDigits(typed).trim().replace(/ ?%$/, ''))
  const [, whole = '', fraction = ''] = match ?? []
  const micros = match ? Number(whole) * 10_000 + Number(fraction.padEnd(4, '0')) : Number.NaN
  if (micros <= MAX_MICROS) return micros
  context.addIssue({ code: 'custom', message: asIssue('tax.percent') })
  return z.NEVER
})

const Row = z
  .object({
    name: nameLine('tax.noName'),
    country: text
      .transform((code) => code.trim().toUpperCase())
      .refine((code) => code === EUROPEAN_UNION || isDeliveryCountry(code), asIssue('tax.country')),
    state: text.transform((code) => code.trim().toUpperCase()),
    percent: Percent,
    taxCode: text.transform((code) => code.trim()).refine((code) => code === '' || /^txcd_\d{8}$/.test(code), asIssue('tax.code')),
    onShipping: text.transform((value) => value === 'on'),
  })
  .superRefine(({ country, state }, context) => {
    if (state === '' || isState(country, state)) return
    context.addIssue({ code: 'custom', path: ['state'], message: asIssue(hasStates(country) ? 'tax.state' : 'tax.noStates') })
  })
  .transform(({ percent: rateMicros, state, taxCode, ...rate }): TaxRate => ({ ...rate, rateMicros, state: state || null, taxCode: taxCode || null }))

const Terms = z.object({
  mode: text.pipe(z.enum(TAX_MODES, asIssue('tax.mode'))),
  behavior: text.pipe(z.enum(TAX_BEHAVIORS, asIssue('tax.behavior'))),
  registrationNumber: text
    .transform((typed) => typed.replaceAll(/\s+/g, ' ').trim())
    .refine((number) => isPlain(number) && number.length <= MAX_REGISTRATION, asIssue({ key: 'product.tooLong', values: { max: MAX_REGISTRATION } }))
    .transform((number) => number || null),
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
 * Reads the form of a seller's tax. Rates are kept, and must be right, only where they are used.
 * @param form the fields as `postedTax` gives them
 * @returns the draft, or what to say of each field that cannot be taken
 */
export function parseTaxForm(form: unknown): { ok: true; draft: TaxDraft } | { ok: false; errors: TaxFormErrors } {
  const terms = Terms.safeParse(form)
  const errors: TaxFormErrors & Record<string, unknown> = {}
  for (const issue of terms.error?.issues ?? []) errors[String(issue.path[0])] ??= saidOf(issue)
  const { rates: rows } = Rows.parse(form)
  const isUsed = terms.data?.mode === 'rates'
  const read = rows.map((row) => ({ key: row.key, ...Row.safeParse(row) }))
  const rates = read.flatMap(({ data }) => data ?? [])
  if (isUsed) {
    const said = aboutAll(rates, rows.length)
    if (said) errors.rates = said
    const wrong = read.flatMap(({ key, error }) => (error ? [[key, saidOfRow(error.issues)] as const] : []))
    if (wrong.length > 0) errors.ofRates = Object.fromEntries(wrong)
  }
  if (!terms.success || Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, draft: { ...terms.data, rates: isUsed ? rates : rates.slice(0, MAX_TAX_RATES) } }
}

/** What is wrong with the rates together: none, too many, or two for the same. */
function aboutAll(rates: TaxRate[], count: number): Said | null {
  if (count === 0) return { key: 'tax.noRate' }
  if (count > MAX_TAX_RATES) return { key: 'tax.tooMany', values: { max: MAX_TAX_RATES } }
  const keys = rates.map(({ name, country, state, taxCode }) => [name.toLowerCase(), country, state, taxCode].join(' '))
  const twice = rates.find((_, at) => keys.indexOf(keys[at] ?? '') !== at)
  return twice ? { key: 'tax.twice', values: { name: twice.name } } : null
}

function saidOfRow(issues: z.core.$ZodIssue[]): Partial<Record<TaxRateField, Said>> {
  const errors: Record<string, Said> = {}
  for (const issue of issues) errors[String(issue.path[0])] ??= saidOf(issue)
  return errors
}
