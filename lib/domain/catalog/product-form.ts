import { z } from 'zod'
import { exampleAmount, priceProblem, toMajor } from '@/lib/domain/money/money'
import { type ReadAmount, readAmount, type Separators, separatorsOf } from '@/lib/domain/money/read-amount'
import { saidOfAmount } from '@/lib/domain/money/said-of-amount'
import { CHARGE_WHEN, type ChargeWhen } from '@/lib/domain/order/charge-when'
import { noonOf } from '@/lib/domain/text/day'
import { plainDigits } from '@/lib/domain/text/digits'
import { isPlain, isPlainLines } from '@/lib/domain/text/plain-text'
import { asIssue, type Said, saidOf } from '@/lib/domain/wire/said'
import { Text } from '@/lib/domain/wire/text'

export const MAX_NAME = 80
export const MAX_DESCRIPTION = 4000
const MAX_STOCK = 1_000_000

/** How far ahead a charge may lie: cards expire, and few buyers remember what they ordered longer ago. */
const MAX_DAYS_AHEAD = 365
const DAY = 86_400_000

/** What a seller decides about a product. Price in minor units; stock null is unlimited. */
export type ProductDraft = {
  name: string
  description: string
  priceMinor: number
  currency: string
  stock: number | null
  chargeWhen: ChargeWhen
  /** The day of the charge, for `on_date`; else null. */
  chargeOn: Date | null
}

/** The form's fields as they are typed: what a page shows again after an error. */
export const PRODUCT_FIELDS = ['name', 'description', 'price', 'currency', 'stock', 'chargeWhen', 'chargeOn'] as const
export type ProductFormValues = Record<(typeof PRODUCT_FIELDS)[number], string>

/** What to say beside each field that cannot be taken as it is. */
export type ProductFormErrors = Partial<Record<(typeof PRODUCT_FIELDS)[number] | 'picture', Said>>

/** What the product form shows: sent to it by the page, and by the server after each try. */
export type ProductFormState = {
  values: ProductFormValues
  errors: ProductFormErrors
  /** Why nothing was saved although every field is fine; null when there is no such reason. */
  refusal: Said | null
  /** The saved product as it stands now, after a conflict. */
  current: ProductFormValues | null
  /** The version and stock the seller has seen; empty for a new product. */
  version: string
  seenStock: string
  pictureUrl: string | null
}

/** How the person who typed a form writes numbers and counts days: a BCP 47 tag and an IANA zone. */
export type Writer = { locale: string; timeZone: string }

const ENGLISH: Writer = { locale: 'en-US', timeZone: 'UTC' }

/** A saved product as the form's fields show it. @param locale of the viewer */
export function productFormValues(
  product: Omit<ProductDraft, 'chargeOn'> & { chargeOn: Date | string | null },
  locale = ENGLISH.locale,
): ProductFormValues {
  const { name, description, currency, stock, chargeWhen, chargeOn } = product
  return {
    name,
    description,
    price: toMajor({ amountMinor: product.priceMinor, currency }, separatorsOf(locale).decimal),
    currency,
    stock: stock === null ? '' : String(stock),
    chargeWhen,
    chargeOn: chargeOn ? new Date(chargeOn).toISOString().slice(0, 10) : '',
  }
}

const text = Text.default('')
// Browsers send line breaks of a text area as CR LF; a limit on characters must count what the person typed.
const lines = text.transform((value) => value.replaceAll('\r\n', '\n').trim())

// A name is one line on pages and in mails, and every character of it is visible.
const line = text
  .refine((value) => isPlain(value.trim()), asIssue('hiddenCharacters'))
  .transform((value) => value.normalize('NFC').replaceAll(/\s+/g, ' ').trim())

const Code = text.transform((code) => code.trim().toLowerCase())

const Stock = text.transform((value, context) => {
  const typed = plainDigits(value)
  if (typed === '') return null
  const pieces = /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN
  if (pieces <= MAX_STOCK) return pieces
  context.addIssue({ code: 'custom', message: asIssue({ key: 'product.stock', values: { max: MAX_STOCK } }) })
  return z.NEVER
})

function tooLong(max: number): string {
  return asIssue({ key: 'product.tooLong', values: { max } })
}

function otherFields(currencies: readonly string[]) {
  return z.object({
    name: line.pipe(z.string().min(1, asIssue('product.noName')).max(MAX_NAME, tooLong(MAX_NAME))),
    description: lines.refine(isPlainLines, asIssue('hiddenCharacters')).pipe(z.string().max(MAX_DESCRIPTION, tooLong(MAX_DESCRIPTION))),
    currency: Code.pipe(z.string().refine((code) => currencies.includes(code), asIssue('product.currency'))),
    stock: Stock,
  })
}

/** Apart from the other fields, so that a person sees what is wrong with the price and with the name at once. */
function priceField(separators: Separators) {
  return z.object({ price: text, currency: Code }).transform(({ price, currency }, context) => {
    const read = readAmount(price, currency, separators)
    const said = price.trim() === '' ? { key: 'product.noPrice' as const } : sayOfPrice(read, currency, separators)
    if (said) context.addIssue({ code: 'custom', path: ['price'], message: asIssue(said) })
    return read.kind === 'amount' ? read.amountMinor : 0
  })
}

function sayOfPrice(read: ReadAmount, currency: string, { decimal }: Separators): Said | null {
  if (read.kind !== 'amount') return saidOfAmount(read, 'product.price', exampleAmount(EXAMPLE_PRICE, currency, decimal), currency)
  const problem = priceProblem({ amountMinor: read.amountMinor, currency })
  if (!problem) return null
  const key = PRICE_SAYS[problem.code]
  return 'limit' in problem ? { key, values: { limit: problem.limit } } : { key }
}

const PRICE_SAYS = {
  tooLow: 'product.priceTooLow',
  tooHigh: 'product.priceTooHigh',
  noCents: 'product.priceWhole',
  lastDigit: 'product.priceLastDigit',
} as const

/** In minor units: $12.50, ¥1250. */
const EXAMPLE_PRICE = 1250

/** The day belongs to one of the choices: it is looked at only with that one, and forgotten with the others. */
function chargeFields(now: Date, timeZone: string) {
  return z
    .object({
      chargeWhen: text.transform((value) => value || 'at_checkout').pipe(z.enum(CHARGE_WHEN, asIssue('product.chargeWhen'))),
      chargeOn: text,
    })
    .transform(({ chargeWhen, chargeOn }, context) => {
      if (chargeWhen !== 'on_date') return { chargeWhen, chargeOn: null }
      const fail = (key: Said['key']) => {
        context.addIssue({ code: 'custom', path: ['chargeOn'], message: asIssue(key) })
        return z.NEVER
      }
      const day = noonOf(chargeOn.trim(), timeZone)
      if (!day) return fail('product.noDay')
      if (day <= now) return fail('product.dayPassed')
      if (day.getTime() - now.getTime() > MAX_DAYS_AHEAD * DAY) return fail('product.dayTooFar')
      return { chargeWhen, chargeOn: day }
    })
}

/**
 * Reads the product form.
 * @param form the fields as text; others are ignored
 * @param currencies those the seller may price in
 * @param now by Stripe's clock: a day of charge lies after it
 * @param writer who typed it
 * @returns the draft, or what to say of each field that cannot be taken
 */
export function parseProductForm(
  form: unknown,
  currencies: readonly string[],
  now: Date,
  writer = ENGLISH,
): { ok: true; draft: ProductDraft } | { ok: false; errors: ProductFormErrors } {
  const others = otherFields(currencies).safeParse(form)
  const currencyIsKnown = others.success || !others.error.issues.some((issue) => issue.path[0] === 'currency')
  // Decimals and limits belong to a currency: without one there is nothing to say about the price yet.
  const price = currencyIsKnown ? priceField(separatorsOf(writer.locale)).safeParse(form) : undefined
  const charge = chargeFields(now, writer.timeZone).safeParse(form)
  if (others.success && price?.success && charge.success) return { ok: true, draft: { ...others.data, priceMinor: price.data, ...charge.data } }
  const errors: Record<string, Said> = {}
  for (const issue of [others, price, charge].flatMap((part) => part?.error?.issues ?? [])) errors[String(issue.path[0])] ??= saidOf(issue)
  return { ok: false, errors }
}
