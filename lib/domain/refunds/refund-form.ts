import { z } from 'zod'
import { exampleAmount } from '@/lib/domain/money/money'
import { readAmount, separatorsOf } from '@/lib/domain/money/read-amount'
import { saidOfAmount } from '@/lib/domain/money/said-of-amount'
import { parseLines } from '@/lib/domain/text/typed-lines'
import type { Said } from '@/lib/domain/wire/said'
import type { RefundProblem, RefundWish } from './refund-amount'
import { REFUND_REASONS, type RefundReason } from './refund-state'

export const MAX_REFUND_NOTE = 500

/** What a line's fields hold as they are typed: pieces that have not left, pieces that have, and whether they go back to stock. */
type RefundLineValues = { open: string; sent: string; restock: boolean }

/** What somebody has typed; amounts in major units. */
export type RefundFormValues = {
  lines: Record<string, RefundLineValues>
  shipping: string
  goodwill: string
  deduction: string
  reason: string
  note: string
}
export const NO_REFUND: RefundFormValues = { lines: {}, shipping: '', goodwill: '', deduction: '', reason: '', note: '' }

/** What a refund is to be, read from its form. */
export type RefundDraft = RefundWish & { reason: RefundReason | null; note: string | null }
export type ReadRefund = { ok: true; draft: RefundDraft } | { ok: false; said: Said }

/** What the fields of a line are called. */
export const refundFields = (lineId: string) => ({ open: `open.${lineId}`, sent: `sent.${lineId}`, restock: `restock.${lineId}` })

/** What a posted form of a refund holds. `seenMinor`: what the page said it comes to; null where somebody only wants to see that. */
export type PostedRefund = { id: string; values: RefundFormValues; seenMinor: number | null }

/** Reads a posted form. */
export function postedRefund(form: FormData): PostedRefund {
  const text = (name: string) => (typeof form.get(name) === 'string' ? String(form.get(name)) : '')
  const seen = text('step') === 'refund' && /^\d{1,15}$/.test(text('seenMinor')) ? Number(text('seenMinor')) : null
  return { id: z.uuid().safeParse(text('id')).data ?? '', values: valuesOf(form, text), seenMinor: seen }
}

function valuesOf(form: FormData, text: (name: string) => string): RefundFormValues {
  const lines = postedLines(form).map((id): [string, RefundLineValues] => {
    const names = refundFields(id)
    return [id, { open: text(names.open), sent: text(names.sent), restock: form.get(names.restock) !== null }]
  })
  const [shipping, goodwill, deduction] = [text('shipping'), text('goodwill'), text('deduction')]
  return { lines: Object.fromEntries(lines), shipping, goodwill, deduction, reason: text('reason'), note: text('note') }
}

function postedLines(form: FormData): string[] {
  const names = [...form.keys()].flatMap((name) => /^(?:open|sent)\.(.+)$/.exec(name)?.[1] ?? [])
  return [...new Set(names)]
}

/** Reads what somebody has typed. Whether so much may be given back is for `refundAmount` to say. @param locale in which amounts are written */
export function parseRefund(values: RefundFormValues, currency: string, locale: string): ReadRefund {
  const lines: RefundWish['lines'] = []
  for (const [orderLineId, { open, sent, restock }] of Object.entries(values.lines)) {
    const [openPieces, sentPieces] = [countOf(open), countOf(sent)]
    if (openPieces === null || sentPieces === null) return { ok: false, said: { key: 'refunds.tooManyPieces' } }
    lines.push({ orderLineId, open: openPieces, sent: sentPieces, isRestocked: restock })
  }
  const amounts = [values.shipping, values.goodwill, values.deduction].map((typed) => amountOf(typed, currency, locale))
  const problem = amounts.find((amount) => typeof amount !== 'number')
  if (problem !== undefined && typeof problem !== 'number') return { ok: false, said: problem }
  const [shippingMinor = 0, goodwillMinor = 0, deductionMinor = 0] = amounts.filter((amount) => typeof amount === 'number')
  const note = parseLines(values.note, MAX_REFUND_NOTE)
  if (!note.ok) return note
  const reason = z.literal(REFUND_REASONS).safeParse(values.reason).data ?? null
  return { ok: true, draft: { lines, shippingMinor, adjustmentMinor: goodwillMinor - deductionMinor, reason, note: note.text || null } }
}

/** What to say of a refund that cannot be. */
export function saidOfRefund(problem: RefundProblem, currency: string): Said {
  switch (problem.code) {
    case 'nothing':
      return { key: 'refunds.nothing' }
    case 'too_many_pieces':
      return { key: 'refunds.tooManyPieces' }
    case 'last_digit':
      return { key: 'refunds.lastDigit', values: { currency: currency.toUpperCase() } }
    case 'too_much':
      return { key: 'refunds.tooMuch', values: { left: { amountMinor: problem.leftMinor, currency } } }
    case 'too_much_shipping':
      return { key: 'refunds.tooMuchShipping', values: { left: { amountMinor: problem.leftMinor, currency } } }
  }
}

/** An empty field is none. */
function countOf(typed: string): number | null {
  const trimmed = typed.trim()
  if (trimmed === '') return 0
  return /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : null
}

/** In minor units: $5.00, ¥500. */
const EXAMPLE = 500

function amountOf(typed: string, currency: string, locale: string): number | Said {
  if (typed.trim() === '') return 0
  const separators = separatorsOf(locale)
  const read = readAmount(typed, currency, separators)
  if (read.kind === 'amount') return read.amountMinor
  return saidOfAmount(read, 'refunds.amount', exampleAmount(EXAMPLE, currency, separators.decimal), currency)
}
