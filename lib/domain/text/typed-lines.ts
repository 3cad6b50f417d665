import type { Said } from '@/lib/domain/wire/said'
import { Text } from '@/lib/domain/wire/text'
import { isPlainLines } from './plain-text'

/** Reads a text of several lines that somebody typed, which may be empty: plain, and of so many characters at most. */
export function parseLines(typed: string, max: number): { ok: true; text: string } | { ok: false; said: Said } {
  const text = typed.replaceAll(/\r\n?/g, '\n').trim()
  if (text.length > max) return { ok: false, said: { key: 'tooLong', values: { max } } }
  if (!Text.safeParse(text).success || !isPlainLines(text)) return { ok: false, said: { key: 'unreadable' } }
  return { ok: true, text }
}
