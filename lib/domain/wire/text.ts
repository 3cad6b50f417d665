import { z } from 'zod'
import { asIssue } from './said'

/** Whether PostgreSQL and JSON can keep this text. Neither holds NUL, nor half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

/** Text that somebody typed or a program sent: the base of every free text we take. */
export const Text = z.string().refine(isStorable, { error: asIssue('unreadable'), abort: true })

/**
 * A value read from JSON, with what cannot be kept of its text written so that it is seen (`\u0000`). What others send us, such as a card holder's name, is kept
 * rather than refused.
 */
export function storable<Value>(value: Value): Value {
  return escaped(value) as Value
}

function escaped(value: unknown): unknown {
  if (typeof value === 'string') return visible(value)
  if (Array.isArray(value)) return value.map(escaped)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [visible(name), escaped(member)]))
}

function visible(text: string): string {
  if (isStorable(text)) return text
  return [...text].map((sign) => (isStorable(sign) ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('')
}

/**
 * Looks for text that cannot be kept, anywhere in a value that was read from JSON; names of members count too.
 * @returns the path of the first one, such as `items.0.name`; undefined where all is well
 */
export function findUnstorable(value: unknown, path: readonly string[] = []): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : path.join('.')
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, member] of Object.entries(value)) {
    if (!isStorable(name)) return path.join('.')
    const found = findUnstorable(member, [...path, name])
    if (found !== undefined) return found
  }
  return undefined
}
