import { randomUUID } from 'node:crypto'

/** The header that carries a request's id, in and out. */
export const REQUEST_ID_HEADER = 'x-request-id'

const WELL_FORMED = /^[A-Za-z0-9][\w.-]{7,63}$/

/**
 * The id of a request: the one it came with (a proxy in front gives one), if it is 8 to 64 letters, digits, dots or dashes; else a new one. Anything else could
 * write lines of its own into a log.
 */
export function requestIdFrom(given: string | null | undefined): string {
  return given && WELL_FORMED.test(given) ? given : randomUUID()
}
