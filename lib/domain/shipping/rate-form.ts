import { z } from 'zod'
import { exampleAmount, priceProblem, toMajor } from '@/lib/domain/money/money'
import { readAmount, type Separators } from '@/lib/domain/money/read-amount'
import { saidOfAmount } from '@/lib/domain/money/said-of-amount'
import { plainDigits } from '@/lib/domain/text/digits'
import { asIssue, type Said, saidOf } from '@/lib/domain/wire/said'
import { Text } from '@/lib/domain/wire/text'
import { RATE_KINDS, type RateKind, type ShippingRate } from './rates'
import { nameLine } from './zone-name'

/** What a seller decides about a rate. `key` names its row in the form: the rate's id, or anything else for a new one. */
export type RateDraft = Omit<ShippingRate, 'id'> & { key: string }

export const RATE_FIELDS = ['name', 'kind', 'currency', 'price', 'perItem', 'freeOver', 'upToGrams', 'minDays', 'maxDays'] as const
export type RateField = (typeof RATE_FIELDS)[number]

/** The fields of one row as they are typed; amounts in major units. */
export type RateFormValues = { key: string } & Record<RateField, string>
export type RateFormErrors = Partial<Record<RateField, Said>>

/** A thousand kilograms: more is freight, which is agreed on apart. */
const MAX_GRAMS = 1_000_000
const MAX_DAYS = 365
/** In minor units: $5.00, ¥500. */
const EXAMPLE_PRICE = 500
const EXAMPLE_SUM = 5000

/** What a field means to each kind of rate; a field that is not named is not asked. */
const ASKED: Record<RateKind, readonly RateField[]> = {
  flat: [],
  per_item: ['perItem'],
  by_weight: ['upToGrams'],
  free_over: ['freeOver'],
  pickup: [],
}

/** Whether a rate of this kind has this field. */
export function asksFor(kind: RateKind, field: RateField): boolean {
  return ASKED[kind].includes(field)
}

/** An empty row. @param key no other row has it */
export function emptyRate(key: string, currency: string): RateFormValues {
  return { key, name: '', kind: 'flat', currency, price: '', perItem: '', freeOver: '', upToGrams: '', minDays: '', maxDays: '' }
}

/** A saved rate as its row shows it. @param separators of the viewer's locale */
export function rateFormValues(rate: ShippingRate, { decimal }: Separators): RateFormValues {
  const { id: key, name, kind, currency, priceMinor, perItemMinor, freeOverMinor, upToGrams, minDays, maxDays } = rate
  const major = (amountMinor: number) => toMajor({ amountMinor, currency }, decimal)
  const number = (value: number | null) => (value === null ? '' : String(value))
  return {
    key,
    name,
    kind,
    currency,
    price: major(priceMinor),
    perItem: kind === 'per_item' ? major(perItemMinor) : '',
    freeOver: freeOverMinor === null ? '' : major(freeOverMinor),
    upToGrams: number(upToGrams),
    minDays: number(minDays),
    maxDays: number(maxDays),
  }
}

/** A field's text is left alone where its kind does not ask for it: it may be wrong, and nobody sees it. */
type Typed = Record<RateField, string>

const text = Text.default('')
const Row = z.object({
  name: nameLine('shipping.noRateName'),
  kind: text.pipe(z.enum(RATE_KINDS, asIssue('shipping.kind'))),
  currency: text.transform((code) => code.trim().toLowerCase()),
  price: text,
  perItem: text,
  freeOver: text,
  upToGrams: text,
  minDays: text,
  maxDays: text,
})

/**
 * Reads one row of a zone's form.
 * @param row the fields as text
 * @param currencies those the seller may charge
 * @param separators of the viewer's locale
 */
export function parseRate(
  row: unknown,
  key: string,
  currencies: readonly string[],
  separators: Separators,
): { ok: true; rate: RateDraft } | { ok: false; errors: RateFormErrors } {
  const read = Row.safeParse(row)
  const errors: Record<string, Said> = {}
  for (const issue of read.error?.issues ?? []) errors[String(issue.path[0])] ??= saidOf(issue)
  const typed = typedOf(row)
  const kind = RATE_KINDS.find((each) => each === typed.kind) ?? 'flat'
  const currency = typed.currency.trim().toLowerCase()
  // Decimals and limits belong to a currency: without one there is nothing to say about amounts yet.
  if (!currencies.includes(currency)) return { ok: false, errors: { ...errors, currency: { key: 'shipping.currency' } } }
  const note = <Value>(field: RateField, value: Value | Failure, otherwise: Value): Value => {
    if (!(value instanceof Failure)) return value
    errors[field] ??= value.said
    return otherwise
  }
  const amount = (field: 'price' | 'perItem' | 'freeOver') => note(field, readMoney(typed[field], field, currency, separators), 0)
  const asked = (field: RateField) => asksFor(kind, field)
  const figures = {
    priceMinor: kind === 'pickup' && typed.price.trim() === '' ? 0 : amount('price'),
    perItemMinor: asked('perItem') ? amount('perItem') : 0,
    freeOverMinor: asked('freeOver') ? amount('freeOver') : null,
    upToGrams: asked('upToGrams') ? note('upToGrams', readGrams(typed.upToGrams), 0) : null,
    minDays: note('minDays', readDays(typed.minDays), null),
    maxDays: note('maxDays', readDays(typed.maxDays), null),
  }
  const { minDays, maxDays } = figures
  if (minDays !== null && maxDays !== null && minDays > maxDays) errors.maxDays ??= { key: 'shipping.daysOrder' }
  if (!read.success || Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, rate: { key, name: read.data.name, kind, currency, ...figures } }
}

class Failure {
  constructor(readonly said: Said) {}
}

function typedOf(row: unknown): Typed {
  const fields = Object.fromEntries(RATE_FIELDS.map((name) => [name, text.catch('')]))
  return z.object(fields).catch({}).parse(row) as Typed
}

function readMoney(typed: string, field: 'price' | 'perItem' | 'freeOver', currency: string, separators: Separators): number | Failure {
  const isSum = field === 'freeOver'
  const example = exampleAmount(isSum ? EXAMPLE_SUM : EXAMPLE_PRICE, currency, separators.decimal)
  const key = isSum ? 'shipping.freeOver' : 'shipping.price'
  const read = readAmount(typed, currency, separators)
  if (read.kind !== 'amount') return new Failure(saidOfAmount(read, key, example, currency))
  const { amountMinor } = read
  if (amountMinor === 0 && !isSum) return 0
  const problem = priceProblem({ amountMinor, currency })
  if (!problem) return amountMinor
  if (problem.code === 'tooHigh') return new Failure({ key: 'product.priceTooHigh', values: { limit: problem.limit } })
  if (problem.code === 'noCents') return new Failure({ key: 'product.priceWhole' })
  return new Failure(problem.code === 'lastDigit' ? { key: 'product.priceLastDigit' } : { key, values: { example } })
}

function readGrams(typed: string): number | Failure {
  const grams = wholeNumber(typed)
  return grams !== null && grams >= 1 && grams <= MAX_GRAMS ? grams : new Failure({ key: 'shipping.grams', values: { max: MAX_GRAMS } })
}

function readDays(typed: string): number | null | Failure {
  if (typed.trim() === '') return null
  const days = wholeNumber(typed)
  return days !== null && days <= MAX_DAYS ? days : new Failure({ key: 'shipping.days', values: { max: MAX_DAYS } })
}

function wholeNumber(typed: string): number | null {
  const digits = plainDigits(typed)
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}
