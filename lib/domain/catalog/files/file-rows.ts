import type { Said } from '@/lib/domain/wire/said'
import { type Column, columnOf } from './columns'

/** A line of a file: what stands in our columns. A column that the file lacks is missing here, an empty cell is empty. */
export type FileRow = { line: number; cells: Partial<Record<Column, string>> }
/** The lines of one product, by its handle, in lower case; `line` is the first. */
export type FileProduct = { handle: string; line: number; rows: FileRow[] }
/** What is said of a line. */
export type LineSaid = { line: number; said: Said }

type Record_ = { line: number; cells: string[] }
export type ReadRows = { ok: true; products: FileProduct[]; refused: LineSaid[] } | { ok: false; said: Said }

const NEEDED = ['handle', 'title'] as const satisfies Column[]
const MAX_HANDLE = 255

/**
 * The products of a file, in the order of their first lines. Columns stand in any order and case; others are not read.
 * @param records its lines, the header first
 */
export function readRows([header, ...records]: Record_[]): ReadRows {
  const columns = (header?.cells ?? []).map(columnOf)
  if (NEEDED.some((column) => !columns.includes(column))) return { ok: false, said: { key: 'import.noColumns' } }
  const twice = columns.find((column, at) => column !== null && columns.indexOf(column) !== at)
  if (twice) return { ok: false, said: { key: 'import.columnTwice', values: { column: header?.cells[columns.lastIndexOf(twice)] ?? '' } } }
  const products = new Map<string, FileProduct>()
  const refused: LineSaid[] = []
  for (const { line, cells } of records) {
    const row: FileRow = { line, cells: Object.fromEntries(columns.flatMap((column, at) => (column ? [[column, (cells[at] ?? '').trim()]] : []))) }
    const handle = (row.cells.handle ?? '').toLowerCase()
    if (handle === '' || handle.length > MAX_HANDLE) refused.push({ line, said: { key: 'import.noHandle' } })
    else if (products.has(handle)) products.get(handle)?.rows.push(row)
    else products.set(handle, { handle, line, rows: [row] })
  }
  return { ok: true, products: [...products.values()], refused }
}
