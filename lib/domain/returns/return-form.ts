import { z } from 'zod'
import { quantityField } from '@/lib/domain/fulfilment/ship-form'
import { parseLines } from '@/lib/domain/text/typed-lines'
import type { Said } from '@/lib/domain/wire/said'
import { RETURN_REASONS, type ReturnReason } from './return-policy'

export const MAX_RETURN_WORDS = 1000
export const MAX_RETURN_PICTURES = 4
/** What all pictures of a return may weigh together: what one request takes, less its other fields. */
export const MAX_RETURN_PICTURE_BYTES = 4 * 1024 * 1024

/** In which state pieces arrived at the seller. */
export const RETURN_CONDITIONS = ['as_new', 'used', 'damaged'] as const
export type ReturnCondition = (typeof RETURN_CONDITIONS)[number]

/** What a buyer has typed. */
export type ReturnFormValues = { quantities: Record<string, string>; reason: string; words: string }

/** What the form of a return shows. `id`: of the return it will make, so that sent twice it makes one. */
export type ReturnFormState = { id: string; values: ReturnFormValues; refusal: Said | null }
export const NO_RETURN: ReturnFormValues = { quantities: {}, reason: '', words: '' }

export type ReturnWish = { pieces: Map<string, number>; reason: ReturnReason; words: string | null }
type Read<T> = ({ ok: true } & T) | { ok: false; said: Said }

/** Reads what a buyer wants to return. @param left how many pieces of each line may still be */
export function parseReturn(values: ReturnFormValues, left: Map<string, number>): Read<{ wish: ReturnWish }> {
  const pieces = new Map<string, number>()
  for (const [lineId, typed] of Object.entries(values.quantities)) {
    const quantity = countOf(typed)
    if (quantity === null || quantity > (left.get(lineId) ?? 0)) return { ok: false, said: { key: 'returns.tooMany' } }
    if (quantity > 0) pieces.set(lineId, quantity)
  }
  if (pieces.size === 0) return { ok: false, said: { key: 'returns.nothing' } }
  const reason = z.literal(RETURN_REASONS).safeParse(values.reason)
  if (!reason.success) return { ok: false, said: { key: 'returns.noReason' } }
  const words = parseLines(values.words, MAX_RETURN_WORDS)
  return words.ok ? { ok: true, wish: { pieces, reason: reason.data, words: words.text || null } } : words
}

/** What a seller says of the pieces that arrived, by the ids of the lines of the return. */
export type ReceivedValues = Record<string, { quantity: string; condition: string; restock: boolean }>
export type ReceivedLine = { returnLineId: string; receivedQuantity: number; condition: ReturnCondition | null; isRestocked: boolean }

/** Reads what has arrived. Every line says how many; where some did, in which condition. @param sent how many pieces of each line were sent */
export function parseReceived(values: ReceivedValues, sent: Map<string, number>): Read<{ lines: ReceivedLine[] }> {
  const lines: ReceivedLine[] = []
  for (const [returnLineId, most] of sent) {
    const typed = values[returnLineId]
    const quantity = typed ? countOf(typed.quantity) : null
    if (!typed || quantity === null || quantity > most) return { ok: false, said: { key: 'returns.tooManyReceived' } }
    const condition = z.literal(RETURN_CONDITIONS).safeParse(typed.condition)
    if (quantity > 0 && !condition.success) return { ok: false, said: { key: 'returns.noCondition' } }
    const arrived = quantity > 0 && condition.success
    lines.push({ returnLineId, receivedQuantity: quantity, condition: arrived ? condition.data : null, isRestocked: arrived && typed.restock })
  }
  return lines.some(({ receivedQuantity }) => receivedQuantity > 0) ? { ok: true, lines } : { ok: false, said: { key: 'returns.nothingReceived' } }
}

/** An empty field is none. */
function countOf(typed: string): number | null {
  const trimmed = typed.trim()
  if (trimmed === '') return 0
  return /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : null
}

/** What the fields of a line that arrived are called. */
export const receivedFields = (lineId: string) => ({
  quantity: quantityField(lineId),
  condition: `condition.${lineId}`,
  restock: `restock.${lineId}`,
})

/** What a posted form of a return holds. */
export function postedReturn(form: FormData): ReturnFormValues {
  const text = (name: string) => (typeof form.get(name) === 'string' ? String(form.get(name)) : '')
  const quantities = Object.fromEntries(postedLines(form).map((id) => [id, text(quantityField(id))]))
  return { quantities, reason: text('reason'), words: text('words') }
}

function postedLines(form: FormData): string[] {
  const prefix = quantityField('')
  return [...form.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))
}

/** What a posted form of what has arrived holds of these lines of the return. */
export function postedReceived(form: FormData): ReceivedValues {
  return Object.fromEntries(
    postedLines(form).map((id) => {
      const { quantity, condition, restock } = receivedFields(id)
      const text = (name: string) => String(form.get(name) ?? '')
      return [id, { quantity: text(quantity), condition: text(condition), restock: form.has(restock) }]
    }),
  )
}
