import { CsvError, parse } from 'csv-parse/sync'
import { type ReadRows, readRows } from '@/lib/domain/catalog/files/file-rows'
import { MAX_IMPORT_BYTES } from '@/lib/domain/catalog/limits'
import { plainCell } from '@/lib/domain/text/csv'
import type { Said } from '@/lib/domain/wire/said'
import { htmlText } from './html-text'

/** More lines than any catalog of so many bytes needs. */
const MAX_LINES = 50_000

/** Reads a file of products: CSV in UTF-8, with commas or semicolons. Descriptions come as plain text. `hasSemicolons`: its decimals are written with a comma, too. */
export function readFile(bytes: Uint8Array): ReadRows & { hasSemicolons?: boolean } {
  if (bytes.byteLength > MAX_IMPORT_BYTES) return refused({ key: 'import.tooLarge', values: { megabytes: MAX_IMPORT_BYTES / 1024 ** 2 } })
  const text = textOf(bytes)
  if (text === null) return refused({ key: 'import.noText' })
  const hasSemicolons = delimiterOf(text) === ';'
  try {
    let [lines, empty] = [0, 0]
    const options = { delimiter: hasSemicolons ? ';' : ',', info: true, relax_column_count: true, skip_empty_lines: true, to: MAX_LINES + 1 } as const
    const records = (parse(text, options) as unknown as { record: string[]; info: { lines: number; empty_lines: number } }[]).map(
      ({ record, info }) => {
        const line = lines + 1 + info.empty_lines - empty
        ;[lines, empty] = [info.lines, info.empty_lines]
        return { line, cells: record.map(plainCell) }
      },
    )
    if (records.length > MAX_LINES) return refused({ key: 'import.tooManyLines', values: { max: MAX_LINES } })
    const read = readRows(records)
    if (read.ok)
      for (const { rows } of read.products) for (const { cells } of rows) if (cells.description) cells.description = htmlText(cells.description)
    return { ...read, hasSemicolons }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refused({ key: 'import.noCsv', values: { line: Number(error.lines ?? 1) } })
  }
}

function refused(said: Said) {
  return { ok: false as const, said }
}

/** Null where the bytes are no UTF-8, as of a picture or a spreadsheet. The decoder takes a byte order mark away. */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // One line break is one line, also within a cell.
    return text.includes('\0') ? null : text.replaceAll(/\r\n?/g, '\n')
  } catch {
    return null
  }
}

/** What stands more often in the header, which may be quoted. */
function delimiterOf(text: string): ',' | ';' {
  const header = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0].replaceAll(/"(?:[^"]|"")*"/g, '') ?? ''
  return header.split(';').length > header.split(',').length ? ';' : ','
}
