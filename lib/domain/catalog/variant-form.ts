import type { Separators } from '@/lib/domain/money/read-amount'
import { plainDigits } from '@/lib/domain/text/digits'
import { isPlain } from '@/lib/domain/text/plain-text'
import type { Said } from '@/lib/domain/wire/said'
import { readGtin } from './gtin'
import { cellName, combinationsOf, MAX_VALUES, MAX_VARIANTS, type OptionDraft, optionsOf, titleOf, typedOptions } from './options'
import { readPrice } from './price-field'

const MAX_STOCK = 1_000_000
/** A tonne: what is heavier is no parcel. */
const MAX_GRAMS = 1_000_000
const MAX_SKU = 60
const MAX_OPTION_NAME = 40

/** What a seller decides about one variant. Prices in minor units of the product's currency; stock null is unlimited. */
export type VariantDraft = {
  /** In the order of the options; none where there are no options. */
  values: string[]
  /** Not every choice is made. */
  isOffered: boolean
  priceMinor: number
  compareAtMinor: number | null
  stock: number | null
  /** The stock that the form showed; null for unlimited, and where it was new. */
  seenStock: number | null
  sku: string | null
  /** Digits of a GTIN. */
  barcode: string | null
  weightGrams: number | null
}

type Form = Partial<Record<string, string>>
type Errors = Record<string, Said>
type Read = { options: OptionDraft[]; variants: VariantDraft[]; errors: Errors }
type Money = { currency: string; separators: Separators }

/** The names of rows that a form with options did not show: its writer has not seen them. */
export function unseenRows(form: Form): string[] {
  const options = optionsOf(form)
  if (options.length === 0) return []
  const titles = combinationsOf(options).map(titleOf)
  return titles.length > MAX_VARIANTS ? [] : titles.filter((title) => form[cellName('row', title)] === undefined)
}

/**
 * Reads options and variants of the product form. Empty price and weight of a variant are those of the product.
 * @param form the fields as text
 * @returns with them, what to say of each field or cell that cannot be taken, by its name
 */
export function readVariants(form: Form, money: Money): Read {
  const errors: Errors = {}
  const options = optionsOf(form)
  checkOptions(form, errors)
  const base = baseOf(form, money, errors)
  if (options.length === 0) {
    const pieces = read(form, 'stock', piecesOf, errors)
    const codes = { sku: read(form, 'sku', skuOf, errors), barcode: read(form, 'barcode', readGtin, errors) }
    return { options, variants: [{ ...base, ...codes, values: [], isOffered: true, stock: pieces, seenStock: null }], errors }
  }
  const choices = combinationsOf(options)
  if (choices.length > MAX_VARIANTS) errors.values1 = { key: 'product.tooManyVariants', values: { max: MAX_VARIANTS, count: choices.length } }
  if (Object.keys(errors).some((name) => /^(values|option)\d$/.test(name))) return { options, variants: [], errors }
  const variants = choices.map((values) => rowOf(form, values, base, money, errors))
  if (!variants.some(({ isOffered }) => isOffered)) errors.values1 = { key: 'product.noVariant' }
  checkSkus(variants, errors)
  return { options, variants, errors }
}

function checkOptions(form: Form, errors: Errors): void {
  const typed = typedOptions(form)
  typed.forEach(({ name, values }, at) => {
    const say = (field: 'option' | 'values', said: Said) => {
      errors[`${field}${at + 1}`] ??= said
    }
    if (name === '' && values.length > 0) say('option', { key: 'product.noOptionName' })
    if (name !== '' && values.length === 0) say('values', { key: 'product.noValues' })
    if (values.length > MAX_VALUES) say('values', { key: 'product.tooManyValues', values: { max: MAX_VALUES } })
    const [long] = [name, ...values].filter((text) => text.length > MAX_OPTION_NAME)
    if (long !== undefined) say(long === name ? 'option' : 'values', { key: 'product.tooLong', values: { max: MAX_OPTION_NAME } })
    if (![name, ...values].every(isPlain)) say('values', { key: 'hiddenCharacters' })
    const twice = twiceIn(values)
    if (twice !== null) say('values', { key: 'product.valueTwice', values: { value: twice } })
    const isTaken = name !== '' && typed.slice(0, at).some((other) => other.name.toLowerCase() === name.toLowerCase())
    if (isTaken) say('option', { key: 'product.optionTwice' })
  })
}

function baseOf(form: Form, { currency, separators }: Money, errors: Errors) {
  const price = readPrice(form.price ?? '', currency, separators)
  if ('said' in price) errors.price = price.said
  const priceMinor = 'said' in price ? 0 : price.amountMinor
  const compareAtMinor = compareAt(form, priceMinor, { currency, separators }, errors)
  return { priceMinor, compareAtMinor, weightGrams: read(form, 'weight', gramsOf, errors) }
}

function compareAt(form: Form, priceMinor: number, { currency, separators }: Money, errors: Errors): number | null {
  if (!form.compareAt?.trim()) return null
  const before = readPrice(form.compareAt, currency, separators)
  if ('said' in before) errors.compareAt = before.said
  else if (before.amountMinor <= priceMinor) errors.compareAt = { key: 'product.compareAtTooLow' }
  return 'said' in before ? null : before.amountMinor
}

function rowOf(form: Form, values: string[], base: ReturnType<typeof baseOf>, { currency, separators }: Money, errors: Errors): VariantDraft {
  const title = titleOf(values)
  const cell = (name: Parameters<typeof cellName>[0]) => cellName(name, title)
  const isOffered = form[cell('row')] === undefined || Boolean(form[cell('offer')])
  const typed = form[cell('price')]?.trim()
  const price = typed ? readPrice(typed, currency, separators) : { amountMinor: base.priceMinor }
  if ('said' in price) errors[cell('price')] = price.said
  const priceMinor = 'said' in price ? 0 : price.amountMinor
  return {
    values,
    isOffered,
    priceMinor,
    // What it cost before counts for those that cost less now.
    compareAtMinor: base.compareAtMinor !== null && base.compareAtMinor > priceMinor ? base.compareAtMinor : null,
    stock: read(form, cell('stock'), piecesOf, errors),
    seenStock: read(form, cell('seenStock'), piecesOf, {}),
    sku: read(form, cell('sku'), skuOf, errors),
    barcode: read(form, cell('barcode'), readGtin, errors),
    weightGrams: form[cell('weight')]?.trim() ? read(form, cell('weight'), gramsOf, errors) : base.weightGrams,
  }
}

function checkSkus(variants: VariantDraft[], errors: Errors): void {
  const seen = new Set<string>()
  for (const { sku, values } of variants) {
    if (sku !== null && seen.has(sku)) errors[cellName('sku', titleOf(values))] = { key: 'product.skuTwice' }
    if (sku !== null) seen.add(sku)
  }
}

/** The value of a field; null where it is empty, or wrong, which is then said. */
function read<T>(form: Form, name: string, parse: (text: string) => T | null | Said, errors: Errors): T | null {
  const value = parse(form[name] ?? '')
  if (!isSaid(value)) return value
  errors[name] = value
  return null
}

function isSaid(value: unknown): value is Said {
  return typeof value === 'object' && value !== null && 'key' in value
}

function piecesOf(text: string): number | null | Said {
  return wholeOf(text, MAX_STOCK, { key: 'product.stock', values: { max: MAX_STOCK } })
}

function gramsOf(text: string): number | null | Said {
  return wholeOf(text, MAX_GRAMS, { key: 'product.weight', values: { max: MAX_GRAMS } })
}

function wholeOf(text: string, most: number, said: Said): number | null | Said {
  const typed = plainDigits(text).trim()
  if (typed === '') return null
  return /^\d{1,9}$/.test(typed) && Number(typed) <= most ? Number(typed) : said
}

function skuOf(text: string): string | null | Said {
  const sku = text.normalize('NFC').trim()
  if (sku === '') return null
  return sku.length > MAX_SKU || !isPlain(sku) ? { key: 'product.sku', values: { max: MAX_SKU } } : sku
}

function twiceIn(values: string[]): string | null {
  return values.find((value, at) => values.findIndex((other) => other.toLowerCase() === value.toLowerCase()) < at) ?? null
}
