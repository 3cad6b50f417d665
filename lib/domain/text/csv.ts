import { currencyFacts } from '@/lib/domain/facts/currencies'
import type { Page } from '@/lib/domain/wire/cursor'

/** What a spreadsheet runs as a formula, also behind apostrophes: one more of them, taken away again, leaves the text as it was. */
const FORMULA = /^'*[=+\-@\t\r\n]/
/** What a spreadsheet needs at the start of a file to read it as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff'

/** A text as a cell: quoted where it must be, and never a formula, which a spreadsheet would run. Source: owasp.org/www-community/attacks/CSV_Injection */
function textCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line of a CSV file (RFC 4180). Text is made safe; a number is written as it is, also below zero. */
export function csvLine(cells: (string | { number: string } | null)[]): string {
  const written = cells.map((cell) => {
    if (cell === null) return ''
    return typeof cell === 'string' ? textCell(cell) : cell.number
  })
  return `${written.join(',')}\r\n`
}

/** The text of a cell that `csvLine` has made safe. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
}

/** An amount in minor units as a decimal with a point, for programs rather than people. */
export function csvAmount(minor: number, currency: string): { number: string } {
  const { decimals } = currencyFacts(currency)
  return { number: (minor / 10 ** decimals).toFixed(decimals) }
}

/** A moment in UTC, to the second. */
export function csvTime(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', ' ')
}

/** A CSV file piece by piece: the head, then the lines of each page, which is read when it is asked for. */
export async function* csvFile<T>(
  columns: string[],
  read: (cursor: string | null) => Promise<Page<T>>,
  lineOf: (row: T) => string,
): AsyncGenerator<string> {
  yield csvLine(columns)
  for (let cursor: string | null = null; ; ) {
    const { rows, nextCursor }: Page<T> = await read(cursor)
    yield rows.map(lineOf).join('')
    if (!nextCursor) return
    cursor = nextCursor
  }
}
