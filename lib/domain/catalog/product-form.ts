import { z } from 'zod'
import { separatorsOf } from '@/lib/domain/money/read-amount'
import { CHARGE_WHEN, type ChargeWhen } from '@/lib/domain/order/charge-when'
import { noonOf } from '@/lib/domain/text/day'
import { isPlain, isPlainLines } from '@/lib/domain/text/plain-text'
import { asIssue, type Said, saidOf } from '@/lib/domain/wire/said'
import { Text } from '@/lib/domain/wire/text'
import { type Cells, OPTION_FIELDS, type OptionDraft } from './options'
import { TAX_CODE } from './tax-codes'
import { readVariants, type VariantDraft } from './variant-form'

export const MAX_NAME = 80
export const MAX_DESCRIPTION = 4000

/** How far ahead a charge may lie: cards expire, and few buyers remember what they ordered longer ago. */
const MAX_DAYS_AHEAD = 365
const DAY = 86_400_000

const STATUS = ['active', 'draft'] as const
export const KINDS = ['physical', 'digital', 'service'] as const
export type ProductKind = (typeof KINDS)[number]

/** What a seller decides about a product. */
export type ProductDraft = {
  name: string
  description: string
  /** Null leaves it as it is: an archived product stays so. */
  status: (typeof STATUS)[number] | null
  kind: ProductKind
  /** Made for its buyer after they have ordered it; only what is shipped can be. */
  isMadeToOrder: boolean
  /** Stripe's, or null for the seller's default. */
  taxCode: string | null
  /** Null: in none. */
  categoryId: string | null
  currency: string
  options: OptionDraft[]
  /** One without values where there are no options. */
  variants: VariantDraft[]
  chargeWhen: ChargeWhen
  /** The day of the charge, for `on_date`; else null. */
  chargeOn: Date | null
}

/** The form's fields as they are typed: what a page shows again after an error. */
export const PRODUCT_FIELDS = [
  ...(['name', 'description', 'category', 'price', 'currency', 'compareAt', 'stock', 'sku', 'barcode', 'weight'] as const),
  ...OPTION_FIELDS,
  ...(['chargeWhen', 'chargeOn', 'kind', 'madeToOrder', 'taxCode', 'status'] as const),
] as const
export type ProductFormValues = Record<(typeof PRODUCT_FIELDS)[number], string>

/** What to say beside each field or cell that cannot be taken as it is, by its name. */
export type ProductFormErrors = Partial<Record<string, Said>>

/** What the product form shows: sent to it by the page, and by the server after each try. */
export type ProductFormState = {
  values: ProductFormValues
  /** Those of the variants, by the names of their fields. */
  cells: Cells
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

export const ENGLISH: Writer = { locale: 'en-US', timeZone: 'UTC' }

const text = Text.default('')
// Browsers send line breaks of a text area as CR LF; a limit on characters must count what the person typed.
const lines = text.transform((value) => value.replaceAll('\r\n', '\n').trim())

// A name is one line on pages and in mails, and every character of it is visible.
const line = text
  .refine((value) => isPlain(value.trim()), asIssue('hiddenCharacters'))
  .transform((value) => value.normalize('NFC').replaceAll(/\s+/g, ' ').trim())

const Code = text.transform((code) => code.trim().toLowerCase())

const TaxCode = text.transform((code) => code.trim().toLowerCase()).refine((code) => code === '' || TAX_CODE.test(code), asIssue('product.taxCode'))

function tooLong(max: number): string {
  return asIssue({ key: 'product.tooLong', values: { max } })
}

type OtherFields = ReturnType<typeof makeOtherFields>
const madeFields = new Map<string, OtherFields>()

/** Made once for each list of currencies: an import reads thousands of forms, and to make the schema takes longer than to read by it. */
function otherFields(currencies: readonly string[]): OtherFields {
  const key = currencies.join()
  const made = madeFields.get(key) ?? makeOtherFields(currencies)
  madeFields.set(key, made)
  return made
}

function makeOtherFields(currencies: readonly string[]) {
  const fields = z.object({
    name: line.pipe(z.string().min(1, asIssue('product.noName')).max(MAX_NAME, tooLong(MAX_NAME))),
    description: lines.refine(isPlainLines, asIssue('hiddenCharacters')).pipe(z.string().max(MAX_DESCRIPTION, tooLong(MAX_DESCRIPTION))),
    currency: Code.pipe(z.string().refine((code) => currencies.includes(code), asIssue('product.currency'))),
    kind: text.transform((kind) => kind || 'physical').pipe(z.enum(KINDS, asIssue('product.kind'))),
    madeToOrder: text,
    taxCode: TaxCode.transform((code) => code || null),
    category: text.refine((id) => id === '' || z.uuid().safeParse(id).success, asIssue('product.category')),
    status: text.transform((status) => STATUS.find((each) => each === status) ?? null),
  })
  return fields.transform(({ madeToOrder, category, ...others }) => ({
    ...others,
    categoryId: category || null,
    isMadeToOrder: madeToOrder !== '' && others.kind === 'physical',
  }))
}

const ChargeFields = z.object({
  chargeWhen: text.transform((value) => value || 'at_checkout').pipe(z.enum(CHARGE_WHEN, asIssue('product.chargeWhen'))),
  chargeOn: text,
  kind: text,
})

/** The day belongs to one of the choices: it is looked at only with that one, and forgotten with the others. */
function chargeFields(now: Date, timeZone: string) {
  return ChargeFields.transform(({ chargeWhen, chargeOn, kind }, context) => {
    if (chargeWhen === 'on_shipment' && kind === 'digital') {
      context.addIssue({ code: 'custom', path: ['chargeWhen'], message: asIssue('product.nothingToShip') })
      return z.NEVER
    }
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
  // Decimals and limits belong to a currency: without one there is nothing to say about prices yet.
  const fields = Form.parse(form)
  const money = { currency: (fields.currency ?? '').trim().toLowerCase(), separators: separatorsOf(writer.locale) }
  const own = currencyIsKnown ? readVariants(fields, money) : null
  const charge = chargeFields(now, writer.timeZone).safeParse(form)
  if (others.success && own && Object.keys(own.errors).length === 0 && charge.success) {
    const { options, variants } = own
    return { ok: true, draft: { ...others.data, options, variants, ...charge.data } }
  }
  const errors: Record<string, Said> = { ...own?.errors }
  for (const issue of [others, charge].flatMap((part) => part.error?.issues ?? [])) errors[String(issue.path[0])] ??= saidOf(issue)
  return { ok: false, errors }
}

/** Whatever was posted as text, by the names of its fields. */
const Form = z
  .record(z.string(), z.unknown())
  .transform((form) => {
    const texts = Object.entries(form).map(([name, value]) => [name, Text.safeParse(value)] as const)
    return Object.fromEntries(texts.flatMap(([name, read]) => (read.success ? [[name, read.data]] : []))) as Cells
  })
  .catch({})
