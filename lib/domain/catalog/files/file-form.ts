import { type Cells, cellName, combinationsOf, isCell, titleOf } from '@/lib/domain/catalog/options'
import { readPrice } from '@/lib/domain/catalog/price-field'
import { toMajor } from '@/lib/domain/money/money'
import { readAmount, type Separators } from '@/lib/domain/money/read-amount'
import { saidOfAmount } from '@/lib/domain/money/said-of-amount'
import { plainParagraphs } from '@/lib/domain/text/plain-text'
import type { SellerProductForm } from '@/lib/domain/wire/catalog-views'
import type { Column } from './columns'
import { variantCells } from './file-cells'
import { categoryIn, type FiledCategory, type FileStatus, filedStatus } from './file-facts'
import { chooseVariants, type FileChoice } from './file-options'
import { type FilePicture, filePictures } from './file-pictures'
import type { FileProduct, FileRow, LineSaid } from './file-rows'

/** What a product in a file is read with. `saved`: the product of its handle, if there is one. `currency`: of prices that name none. */
export type FileContext = { saved: SellerProductForm | null; currency: string; separators: Separators; categories: FiledCategory[] }

/** A product in a file as the fields of the product's form, numbers written with the file's separators. */
export type FileReading = {
  form: Cells
  /** Null leaves it. */
  status: FileStatus | null
  pictures: FilePicture[]
  /** What is left out of it. */
  notes: LineSaid[]
  /** At which line a field stands. */
  lineOf: (field: string) => number
}
type Made = FileChoice['made'][number]
/** A variant with its prices in minor units. `before`: what it cost before, where that was more. */
type Priced = Made & { priceMinor: number; before: number | null }

/** Reads a product of a file. @returns what to say of its lines where it cannot be read */
export function readFileProduct(product: FileProduct, context: FileContext): FileReading | { refused: LineSaid[] } {
  const { saved } = context
  const currency = currencyIn(product, context)
  if (typeof currency !== 'string') return { refused: [currency] }
  const choice = chooseVariants(product, saved)
  if ('said' in choice) return { refused: [choice] }
  const status = filedStatus(product.rows, saved?.status ?? null)
  if (status === 'unknown') return { refused: [{ line: product.line, said: { key: 'import.status' } }] }
  const read = choice.made.map((made) => pricesOf(made, product, { ...context, currency }))
  const refused = read.flatMap((each) => ('said' in each ? [each] : []))
  if (refused.length > 0) return { refused }
  const priced = read.flatMap((each) => ('said' in each ? [] : [each]))
  const reduced = reductionOf(priced)
  const money = (amountMinor: number) => toMajor({ amountMinor, currency }, context.separators.decimal)
  const texts = textsOf(product, context)
  const variants = variantsOf(choice, priced, saved, money)
  const pictured = filePictures(product, choice)
  return {
    form: {
      ...{ ...texts.form, ...variants.form, currency, kind: saved?.kind ?? 'physical', madeToOrder: saved?.isMadeToOrder ? 'yes' : '' },
      ...{ taxCode: saved?.taxCode ?? '', price: money(Math.min(...priced.map(({ priceMinor }) => priceMinor))) },
      compareAt: typeof reduced === 'number' ? money(reduced) : '',
    },
    status,
    pictures: pictured.pictures,
    notes: [
      ...[...texts.notes, ...variants.notes, ...pictured.notes],
      ...(reduced === 'many' ? [{ line: product.line, said: { key: 'import.compareAtDiffers' as const } }] : []),
    ],
    lineOf: (field) => lineOf(field, product, choice),
  }
}

/** What stands in a column of the first line that has something there; undefined where the file lacks it. */
function cellOf(rows: FileRow[], column: Column): string | undefined {
  return rows.find(({ cells }) => cells[column])?.cells[column] ?? rows[0]?.cells[column]
}

function currencyIn({ rows, line }: FileProduct, { saved, currency }: FileContext): string | LineSaid {
  const typed = rows.find(({ cells }) => cells.currency)
  const filed = typed?.cells.currency?.toLowerCase()
  const other = rows.find(({ cells }) => cells.currency && cells.currency.toLowerCase() !== filed)
  if (other) return { line: other.line, said: { key: 'import.currencies' } }
  if (saved && filed && filed !== saved.currency)
    return { line: typed?.line ?? line, said: { key: 'import.otherCurrency', values: { currency: saved.currency.toUpperCase() } } }
  return filed ?? saved?.currency ?? currency
}

function textsOf({ rows, line }: FileProduct, { saved, categories }: FileContext): { form: Cells; notes: LineSaid[] } {
  const description = cellOf(rows, 'description')
  const category = cellOf(rows, 'category')
  const found = category ? categoryIn(category, categories) : null
  return {
    form: {
      name: cellOf(rows, 'title') || (saved?.name ?? ''),
      // What is the same to readers stays as it was typed.
      description: description === undefined || description === plainParagraphs(saved?.description ?? '') ? (saved?.description ?? '') : description,
      category: found ?? saved?.categoryId ?? '',
    },
    notes: category && !found ? [{ line, said: { key: 'import.noCategory', values: { category } } }] : [],
  }
}

function pricesOf(made: Made, { line }: FileProduct, { saved, currency, separators }: FileContext): Priced | LineSaid {
  const cells = made.row?.cells ?? {}
  const before = made.savedAt === null ? undefined : saved?.variants[made.savedAt]
  const at = made.row?.line ?? line
  const price = before && !cells.price ? { amountMinor: before.priceMinor } : readPrice(cells.price ?? '', currency, separators)
  if ('said' in price) return { line: at, said: price.said }
  const { amountMinor: priceMinor } = price
  if (cells.compareAt === undefined) return { ...made, priceMinor, before: before?.compareAtMinor ?? null }
  if (cells.compareAt === '') return { ...made, priceMinor, before: null }
  const read = readAmount(cells.compareAt, currency, separators)
  if (read.kind !== 'amount')
    return { line: at, said: saidOfAmount(read, 'import.compareAt', toMajor({ amountMinor: priceMinor, currency }), currency) }
  return { ...made, priceMinor, before: read.amountMinor > priceMinor ? read.amountMinor : null }
}

/** What a product cost before, which is one for all of its variants that cost less now; null for nothing, `many` where it differs. */
function reductionOf(priced: Priced[]): number | null | 'many' {
  const [first = null, ...others] = [...new Set(priced.flatMap(({ before }) => before ?? []))]
  if (first === null) return null
  return others.length > 0 || priced.some(({ before, priceMinor }) => before === null && priceMinor < first) ? 'many' : first
}

function variantsOf({ options }: FileChoice, priced: Priced[], saved: SellerProductForm | null, money: (minor: number) => string) {
  const form: Cells = Object.fromEntries(
    options.flatMap(({ name, values }, at) => [
      [`option${at + 1}`, name],
      [`values${at + 1}`, values.join(', ')],
    ]),
  )
  const notes: LineSaid[] = []
  for (const values of options.length > 0 ? combinationsOf(options) : []) form[cellName('row', titleOf(values))] = '1'
  for (const { row, values, savedAt, priceMinor } of priced) {
    const { isBarcodeLeft, ...cells } = variantCells(row, savedAt === null ? null : (saved?.variants[savedAt] ?? null))
    if (row && isBarcodeLeft) notes.push({ line: row.line, said: { key: 'import.barcodeLeft' } })
    if (options.length === 0) Object.assign(form, cells)
    else {
      const title = titleOf(values)
      Object.assign(form, { [cellName('offer', title)]: '1', [cellName('price', title)]: money(priceMinor) })
      for (const [name, cell] of Object.entries(cells)) form[cellName(name as keyof typeof cells, title)] = cell
    }
  }
  return { form, notes }
}

function lineOf(field: string, { line }: FileProduct, { options, made }: FileChoice): number {
  const title = isCell(field) ? field.slice(field.indexOf(':') + 1) : ''
  const isOfVariant = isCell(field) || (options.length === 0 && ['price', 'stock', 'sku', 'barcode', 'weight'].includes(field))
  return (isOfVariant && made.find(({ values }) => titleOf(values) === title)?.row?.line) || line
}
