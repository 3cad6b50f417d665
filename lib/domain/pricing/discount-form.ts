import { z } from 'zod'
import { exampleAmount, priceProblem, toMajor } from '@/lib/domain/money/money'
import { readAmount, type Separators, separatorsOf } from '@/lib/domain/money/read-amount'
import { saidOfAmount } from '@/lib/domain/money/said-of-amount'
import { plainDigits } from '@/lib/domain/text/digits'
import { asIssue, type Said, saidOf } from '@/lib/domain/wire/said'
import { Text } from '@/lib/domain/wire/text'
import { DISCOUNT_KINDS, type DiscountKind, type DiscountTerms, plainCode } from './discount'

/** What an owner decides about a code. */
export type DiscountDraft = Omit<DiscountTerms, 'id' | 'sellerId'>

const DISCOUNT_FIELDS = [
  ...(['code', 'kind', 'percent', 'amount', 'currency', 'minGoods'] as const),
  ...(['startsOn', 'endsOn', 'limitTotal', 'limitPerBuyer', 'reach'] as const),
]
type DiscountField = (typeof DISCOUNT_FIELDS)[number]

/** The form's fields as they are typed; amounts in major units, days as YYYY-MM-DD. `reach` is 'all' or 'some' products. */
export type DiscountFormValues = Record<DiscountField, string> & { productIds: string[] }
export type DiscountFormErrors = Partial<Record<DiscountField | 'productIds', Said>>

/** What the form of a code shows: sent to it by the page, and by the server after each try. */
export type DiscountFormState = {
  values: DiscountFormValues
  errors: DiscountFormErrors
  /** Why nothing was saved although every field is fine; null when there is no such reason. */
  refusal: Said | null
  /** Which code it is, and the version its owner has seen; that of a new one is empty. */
  id: string
  version: string
}

/** What may be said in a code: letters of any script, digits and hyphens. */
const CODE = /^[\p{L}\p{Nd}][\p{L}\p{Nd}-]{2,29}$/u
const MAX_USES = 1_000_000
const MAX_PRODUCTS = 200
const DAY = 86_400_000
/** In minor units: $10.00, ¥1000. */
const EXAMPLE = 1000

/** An empty form. */
export function emptyDiscount(currency: string): DiscountFormValues {
  const none = { code: '', percent: '', amount: '', minGoods: '', startsOn: '', endsOn: '', limitTotal: '', limitPerBuyer: '' }
  return { ...none, kind: 'percent', currency, reach: 'all', productIds: [] }
}

/** A saved code as the form's fields show it. @param currency where it has none. @param locale of the viewer */
export function discountFormValues(terms: DiscountDraft, currency: string, locale: string): DiscountFormValues {
  const { decimal } = separatorsOf(locale)
  const own = terms.currency ?? currency
  const major = (amountMinor: number | null) => (amountMinor === null ? '' : toMajor({ amountMinor, currency: own }, decimal))
  const number = (value: number | null) => (value === null ? '' : String(value))
  return {
    code: terms.code,
    kind: terms.kind,
    percent: terms.percentBps === null ? '' : String(terms.percentBps / 100).replace('.', decimal),
    amount: major(terms.amountMinor),
    currency: own,
    minGoods: major(terms.minGoodsMinor),
    startsOn: terms.startsAt?.toISOString().slice(0, 10) ?? '',
    endsOn: terms.endsAt ? lastDay(terms.endsAt) : '',
    limitTotal: number(terms.limitTotal),
    limitPerBuyer: number(terms.limitPerBuyer),
    reach: terms.productIds.length > 0 ? 'some' : 'all',
    productIds: terms.productIds,
  }
}

/** The last day on which a code is good, as YYYY-MM-DD (UTC). */
function lastDay(endsAt: Date): string {
  return new Date(endsAt.getTime() - 1).toISOString().slice(0, 10)
}

/** What a posted form of a code holds. Fields that are missing are empty, others are dropped. */
export function postedDiscount(form: FormData): DiscountFormValues {
  const textOf = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : '')
  const fields = Object.fromEntries(DISCOUNT_FIELDS.map((name) => [name, textOf(form.get(name))])) as Record<DiscountField, string>
  return { ...fields, productIds: form.getAll('productIds').map(textOf) }
}

const text = Text.default('')
const Discount = z.object({
  code: text.transform(plainCode).pipe(z.string().regex(CODE, asIssue('discount.code'))),
  kind: text.pipe(z.enum(DISCOUNT_KINDS, asIssue('discount.kind'))),
  percent: text,
  amount: text,
  currency: text.transform((code) => code.trim().toLowerCase()),
  minGoods: text,
  startsOn: text,
  endsOn: text,
  limitTotal: text,
  limitPerBuyer: text,
  reach: text,
  productIds: z.array(z.uuid()).max(MAX_PRODUCTS, asIssue({ key: 'discount.tooManyProducts', values: { max: MAX_PRODUCTS } })),
})

type Asked = { kinds: readonly DiscountKind[]; currencies: readonly string[]; locale?: string | undefined }

/**
 * Reads the form of a code.
 * @param form the fields as `postedDiscount` gives them
 * @param asked the kinds and currencies its owner may choose; locale in which it was typed
 * @returns the draft, or what to say of each field that cannot be taken
 */
export function parseDiscountForm(form: unknown, asked: Asked): { ok: true; draft: DiscountDraft } | { ok: false; errors: DiscountFormErrors } {
  const parsed = Discount.safeParse(form)
  const errors: DiscountFormErrors & Record<string, Said> = {}
  for (const issue of parsed.error?.issues ?? []) errors[String(issue.path[0])] ??= saidOf(issue)
  if (!parsed.success) return { ok: false, errors }
  const { code, kind, currency, reach, productIds, ...typed } = parsed.data
  if (!asked.kinds.includes(kind)) errors.kind = { key: 'discount.kind' }
  if (!asked.currencies.includes(currency)) errors.currency = { key: 'shipping.currency' }
  if (reach === 'some' && productIds.length === 0) errors.productIds = { key: 'discount.noProduct' }
  const note = <Value>(field: DiscountField, value: Value | Failure): Value | null => {
    if (!(value instanceof Failure)) return value
    errors[field] ??= value.said
    return null
  }
  const separators = separatorsOf(asked.locale ?? 'en-US')
  const percentBps = kind === 'percent' ? note('percent', readPercent(typed.percent)) : null
  const amountMinor = kind === 'amount' ? note('amount', readMoney(typed.amount, currency, separators)) : null
  const minGoodsMinor = typed.minGoods.trim() === '' ? null : note('minGoods', readMoney(typed.minGoods, currency, separators))
  const startsAt = note('startsOn', readDay(typed.startsOn, 0))
  const endsAt = note('endsOn', readDay(typed.endsOn, DAY))
  const limitTotal = note('limitTotal', readCount(typed.limitTotal))
  const limitPerBuyer = note('limitPerBuyer', readCount(typed.limitPerBuyer))
  if (startsAt && endsAt && endsAt <= startsAt) errors.endsOn ??= { key: 'discount.daysOrder' }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const inCurrency = amountMinor !== null || minGoodsMinor !== null ? currency : null
  const what = { code, kind, percentBps, amountMinor, currency: inCurrency, minGoodsMinor, productIds: reach === 'some' ? productIds : [] }
  return { ok: true, draft: { ...what, startsAt, endsAt, limitTotal, limitPerBuyer } }
}

class Failure {
  constructor(readonly said: Said) {}
}

function readPercent(typed: string): number | Failure {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(plainDigits(typed).replace(/ ?%$/, '').trim())
  const bps = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : 0
  return bps >= 1 && bps <= 10_000 ? bps : new Failure({ key: 'discount.percent' })
}

function readMoney(typed: string, currency: string, separators: Separators): number | Failure {
  const example = exampleAmount(EXAMPLE, currency, separators.decimal)
  const read = readAmount(typed, currency, separators)
  if (read.kind !== 'amount') return new Failure(saidOfAmount(read, 'discount.amount', example, currency))
  const problem = priceProblem({ amountMinor: read.amountMinor, currency })
  if (!problem) return read.amountMinor
  if (problem.code === 'tooHigh') return new Failure({ key: 'product.priceTooHigh', values: { limit: problem.limit } })
  if (problem.code === 'noCents') return new Failure({ key: 'product.priceWhole' })
  return new Failure(problem.code === 'lastDigit' ? { key: 'product.priceLastDigit' } : { key: 'discount.amount', values: { example } })
}

/** The beginning of a day, or with a day added its end. */
function readDay(typed: string, addedMs: number): Date | null | Failure {
  if (typed.trim() === '') return null
  const at = /^\d{4}-\d{2}-\d{2}$/.test(typed.trim()) ? Date.parse(`${typed.trim()}T00:00:00Z`) : Number.NaN
  return Number.isNaN(at) ? new Failure({ key: 'discount.day' }) : new Date(at + addedMs)
}

function readCount(typed: string): number | null | Failure {
  const digits = plainDigits(typed)
  if (digits === '') return null
  const count = /^\d{1,7}$/.test(digits) ? Number(digits) : 0
  return count >= 1 && count <= MAX_USES ? count : new Failure({ key: 'discount.count', values: { max: MAX_USES } })
}
