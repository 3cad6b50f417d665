import { z } from 'zod'
import { checkPrice, parseMajor, toMajor } from './money'

export const MAX_NAME = 80
export const MAX_DESCRIPTION = 4000
export const MAX_STOCK = 1_000_000

/** What a seller decides about a product. Price in minor units; stock null is unlimited. */
export type ProductDraft = { name: string; description: string; priceMinor: number; currency: string; stock: number | null }

/** The form's fields as they are typed: what a page shows again after an error. */
export const PRODUCT_FIELDS = ['name', 'description', 'price', 'currency', 'stock'] as const
export type ProductFormValues = Record<(typeof PRODUCT_FIELDS)[number], string>

/** A sentence beside each field that cannot be taken as it is. */
export type ProductFormErrors = Partial<Record<(typeof PRODUCT_FIELDS)[number] | 'picture', string>>

/** What the product form shows: sent to it by the page, and by the server after each try. */
export type ProductFormState = {
  values: ProductFormValues
  errors: ProductFormErrors
  /** Why nothing was saved although every field is fine; null when there is no such reason. */
  sentence: string | null
  /** The saved product as it stands now, after a conflict. */
  current: ProductFormValues | null
  /** The version and stock the seller has seen; empty for a new product. */
  version: string
  seenStock: string
  pictureUrl: string | null
}

/** A saved product as the form's fields show it. */
export function productFormValues(product: ProductDraft): ProductFormValues {
  const { name, description, currency, stock } = product
  return { name, description, price: toMajor({ amountMinor: product.priceMinor, currency }), currency, stock: stock === null ? '' : String(stock) }
}

const text = z.string().default('')
// Browsers send line breaks of a text area as CR LF; a limit on characters must count what the person typed.
const lines = text.transform((value) => value.replaceAll('\r\n', '\n').trim())

const Code = text.transform((code) => code.trim().toLowerCase())

const Stock = text.transform((value, context) => {
  const typed = value.trim()
  if (typed === '') return null
  const pieces = /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN
  if (pieces <= MAX_STOCK) return pieces
  context.addIssue({
    code: 'custom',
    message: `Enter a whole number from 0 to ${MAX_STOCK.toLocaleString('en-US')}, or leave it empty for unlimited stock.`,
  })
  return z.NEVER
})

function otherFields(currencies: readonly string[]) {
  return z.object({
    name: lines.pipe(z.string().min(1, 'Give the product a name.').max(MAX_NAME, `A name has at most ${MAX_NAME} characters.`)),
    description: lines.pipe(z.string().max(MAX_DESCRIPTION, `A description has at most ${MAX_DESCRIPTION.toLocaleString('en-US')} characters.`)),
    currency: Code.pipe(z.string().refine((code) => currencies.includes(code), 'Choose a currency your Stripe account can charge.')),
    stock: Stock,
  })
}

/** Apart from the other fields, so that a person sees what is wrong with the price and with the name at once. */
const Price = z.object({ price: text, currency: Code }).transform(({ price, currency }, context) => {
  const fail = (message: string) => context.addIssue({ code: 'custom', path: ['price'], message })
  const priceMinor = parseMajor(price, currency)
  if (price.trim() === '') fail('Enter a price.')
  else if (priceMinor === undefined) fail('Enter a price such as 12 or 12.50, without a currency sign.')
  else {
    const checked = checkPrice({ amountMinor: priceMinor, currency })
    if (!checked.ok) fail(checked.sentence)
  }
  return priceMinor ?? 0
})

/**
 * Reads the product form.
 * @param form the fields as text; others are ignored
 * @param currencies those the seller may price in
 * @returns the draft, or a sentence for each field that cannot be taken
 */
export function parseProductForm(
  form: unknown,
  currencies: readonly string[],
): { ok: true; draft: ProductDraft } | { ok: false; errors: ProductFormErrors } {
  const others = otherFields(currencies).safeParse(form)
  const currencyIsKnown = others.success || !others.error.issues.some((issue) => issue.path[0] === 'currency')
  // Decimals and limits belong to a currency: without one there is nothing to say about the price yet.
  const price = currencyIsKnown ? Price.safeParse(form) : undefined
  if (others.success && price?.success) return { ok: true, draft: { ...others.data, priceMinor: price.data } }
  const errors: Record<string, string> = {}
  for (const issue of [...(others.error?.issues ?? []), ...(price?.error?.issues ?? [])]) errors[String(issue.path[0])] ??= issue.message
  return { ok: false, errors }
}
