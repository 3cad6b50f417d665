import { isPlain } from '@/lib/domain/text/plain-text'
import type { Said } from '@/lib/domain/wire/said'

export const MAX_KEYS_AT_ONCE = 1000
/** Keys of a variant that are not sold yet. */
export const MAX_UNSOLD_KEYS = 10_000
const MAX_LENGTH = 200

/** A key as it was pasted, and in which line, from 1. */
export type TypedKey = { text: string; line: number }

/** Reads keys that were pasted, one a line; empty lines do not count. A key that stands in two lines is refused, with every other reason, before anything is kept. */
export function readKeys(pasted: string): { ok: true; keys: TypedKey[] } | { ok: false; said: Said } {
  const refuse = (said: Said) => ({ ok: false as const, said })
  const lines = pasted.split(/\r\n|\r|\n/)
  const keys = lines.map((text, at) => ({ text: text.trim(), line: at + 1 })).filter(({ text }) => text !== '')
  if (keys.length === 0) return refuse({ key: 'digital.noKeys' })
  if (keys.length > MAX_KEYS_AT_ONCE) return refuse({ key: 'digital.tooManyKeys', values: { max: MAX_KEYS_AT_ONCE } })
  const long = keys.find(({ text }) => text.length > MAX_LENGTH)
  if (long) return refuse({ key: 'digital.keyTooLong', values: { line: long.line, max: MAX_LENGTH } })
  const hidden = keys.find(({ text }) => !isPlain(text))
  if (hidden) return refuse({ key: 'digital.keyUnreadable', values: { line: hidden.line } })
  const lineOf = new Map<string, number>()
  for (const { text, line } of keys) {
    const first = lineOf.get(text)
    if (first !== undefined) return refuse({ key: 'digital.keyTwice', values: { first, line } })
    lineOf.set(text, line)
  }
  return { ok: true, keys }
}
