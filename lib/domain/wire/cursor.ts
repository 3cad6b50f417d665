/** A place in a list ordered newest first, by time and then id. */
export type Place = { createdAt: Date; id: string }

/** A page of a list and where the next begins; null at the end. */
export type Page<T> = { rows: T[]; nextCursor: string | null }

/** The place after a row, as it stands in an address. */
export function cursorAfter(row: Place): string {
  return `${row.createdAt.getTime().toString(36)}.${row.id}`
}

/** The place a cursor names; undefined for none or for one we did not write, where a list begins at its start. */
export function placeOf(cursor: string | null | undefined): Place | undefined {
  const match = /^([0-9a-z]{1,9})\.([\w-]{1,64})$/.exec(cursor ?? '')
  if (!match) return undefined
  const [, time = '', id = ''] = match
  return { createdAt: new Date(Number.parseInt(time, 36)), id }
}

/** Makes a page of rows that were read with one more than `limit`. */
export function pageOf<T extends Place>(rows: T[], limit: number): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, nextCursor: rows.length > limit && last ? cursorAfter(last) : null }
}
