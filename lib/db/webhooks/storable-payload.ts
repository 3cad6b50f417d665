import { storable } from '@/lib/domain/wire/text'

// Escapes of NUL and of surrogates, paired or not. Most bodies have none and go in as they came.
const SUSPECT = /\\u(?:0000|d[89a-f])/i

/**
 * JSON as PostgreSQL takes it: text with NUL or half of a surrogate pair is written with these escaped once more, so that they can be seen (`\u0000`).
 * @param rawBody JSON
 */
export function storablePayload(rawBody: string): string {
  return SUSPECT.test(rawBody) ? JSON.stringify(storable(JSON.parse(rawBody))) : rawBody
}

/** A body that PostgreSQL does not take for another reason (a number or a depth beyond its bounds), as text. */
export function unstorablePayload(rawBody: string): string {
  return JSON.stringify({ unreadable: storable(rawBody) })
}
