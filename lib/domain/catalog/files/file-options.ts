import { MAX_OPTIONS, MAX_VARIANTS, type OptionDraft, titleOf } from '@/lib/domain/catalog/options'
import { NO_OPTION } from './columns'
import type { FileProduct, FileRow, LineSaid } from './file-rows'

/** A variant of a file: its values in the order of the options; none where there are no options. */
type FileVariant = { row: FileRow; values: string[] }
type FileOptions = { options: OptionDraft[]; variants: FileVariant[] }

const PLACES = Array.from({ length: MAX_OPTIONS }, (_, at) => at)
const nameCell = (row: FileRow, at: number) => row.cells[`option${at + 1}Name` as 'option1Name'] ?? ''
/** As the product form keeps it: what stands between the values of a variant is not in one. */
const valueCell = (row: FileRow, at: number) =>
  (row.cells[`option${at + 1}Value` as 'option1Value'] ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim().replaceAll(' / ', '/')

/** The options and variants of a product in a file, or what to say of the line where they cannot be read. Lines with a picture alone are none. */
function readFileOptions({ rows, line }: FileProduct): FileOptions | LineSaid {
  const used = PLACES.filter((at) => rows.some((row) => valueCell(row, at) !== ''))
  const [first] = rows
  if (!first) return { line, said: { key: 'import.noVariant' } }
  const isPlain = used.length === 0 || isDefault(rows, used)
  const chosen = rows.filter((row, at) => (isPlain && at === 0) || isVariant(row, used))
  if (isPlain) {
    const [, second] = chosen
    return second ? { line: second.line, said: { key: 'import.noOptionValue' } } : { options: [], variants: [{ row: first, values: [] }] }
  }
  const variants = chosen.map((row) => ({ row, values: used.map((at) => valueCell(row, at)) }))
  const [beyond] = variants.slice(MAX_VARIANTS)
  if (beyond) return { line: beyond.row.line, said: { key: 'product.tooManyVariants', values: { max: MAX_VARIANTS, count: variants.length } } }
  for (const [at, { row, values }] of variants.entries()) {
    if (values.includes('')) return { line: row.line, said: { key: 'import.noOptionValue' } }
    if (values.some((value) => value.includes(','))) return { line: row.line, said: { key: 'import.commaInOption' } }
    const isTwice = variants.slice(0, at).some((other) => titleOf(other.values) === titleOf(values))
    if (isTwice) return { line: row.line, said: { key: 'import.variantTwice', values: { variant: titleOf(values) } } }
  }
  const options = used.map((place, at) => ({
    name: rows.map((row) => nameCell(row, place)).find((name) => name !== '') ?? '',
    values: [...new Set(variants.map(({ values }) => values[at] ?? ''))],
  }))
  return { options, variants }
}

function isDefault(rows: FileRow[], used: number[]): boolean {
  const values = rows.map((row) => valueCell(row, 0)).filter((value) => value !== '')
  return used.length === 1 && used[0] === 0 && values.length === 1 && values[0]?.toLowerCase() === NO_OPTION.value.toLowerCase()
}

/** A line that says what only a variant has. */
function isSold({ cells }: FileRow): boolean {
  return Boolean(cells.price || cells.sku || cells.barcode)
}

function isVariant(row: FileRow, used: number[]): boolean {
  return used.some((at) => valueCell(row, at) !== '') || isSold(row)
}

/** What is saved of a product's choices. */
type Saved = { options: OptionDraft[]; variants: { values: string[] }[] }
/** What a product is chosen by after an import, and every variant of it that is made: the line that names it, and which saved one it is (its place). */
export type FileChoice = { options: OptionDraft[]; made: { values: string[]; row: FileRow | null; savedAt: number | null }[] }

/**
 * The options and variants of a product in a file, with those that are saved: nothing goes that the file does not name.
 * @param saved null for a product that is new
 * @returns what to say of a line where they cannot be read, or where variants would go
 */
export function chooseVariants(product: FileProduct, saved: Saved | null): FileChoice | LineSaid {
  const before = saved ?? { options: [], variants: [] }
  const read = readFileOptions(product)
  if ('said' in read) return read
  const { options, variants } = read.options.length === before.options.length ? likeSaved(read, before.options) : read
  // A file of texts or pictures says nothing of variants.
  if (options.length === 0 && before.options.length > 0 && !product.rows.some(isSold)) return { options: before.options, made: untouched(before) }
  if (options.length < before.options.length) return { line: product.line, said: { key: 'import.fewerOptions' } }
  const isOf = (values: string[], savedValues: string[]) => savedValues.every((value, at) => value === values[at])
  const named = variants.map(({ row, values }, at) => {
    const savedAt = before.variants.findIndex((each) => isOf(values, each.values))
    const isFirst = variants.findIndex((each) => isOf(each.values, before.variants[savedAt]?.values ?? [])) === at
    return { values, row, savedAt: savedAt >= 0 && isFirst ? savedAt : null }
  })
  const unnamed = untouched(before).filter(({ savedAt }) => !named.some((each) => each.savedAt === savedAt))
  if (options.length > before.options.length && unnamed.length > 0) return { line: product.line, said: { key: 'import.moreOptions' } }
  const merged = options.map(({ name, values }, at) => ({ name, values: [...new Set([...(before.options[at]?.values ?? []), ...values])] }))
  const count = merged.reduce((all, { values }) => all * values.length, 1)
  if (count > MAX_VARIANTS) return { line: product.line, said: { key: 'product.tooManyVariants', values: { max: MAX_VARIANTS, count } } }
  return { options: merged, made: [...named, ...unnamed] }
}

function untouched({ variants }: Saved): FileChoice['made'] {
  return variants.map(({ values }, savedAt) => ({ values, row: null, savedAt }))
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/** The same choices in the order of the saved options, and each value as it is saved, whatever its case. */
function likeSaved({ options, variants }: FileOptions, saved: OptionDraft[]): FileOptions {
  const places = saved.map(({ name }) => options.findIndex((option) => isSame(option.name, name)))
  const order = places.includes(-1) ? saved.map((_, at) => at) : places
  const spelled = (value: string, at: number) => saved[at]?.values.find((each) => isSame(each, value)) ?? value
  return {
    options: order.flatMap((from, at) => {
      const option = options[from]
      const name = saved[at]?.name ?? ''
      const isCalledSo = !option?.name || isSame(option.name, name)
      return option ? [{ name: isCalledSo ? name : option.name, values: option.values.map((value) => spelled(value, at)) }] : []
    }),
    variants: variants.map(({ row, values }) => ({ row, values: order.map((from, at) => spelled(values[from] ?? '', at)) })),
  }
}
