/** The most options of a product, values of an option, and variants of a product. */
export const MAX_OPTIONS = 3
export const MAX_VALUES = 30
export const MAX_VARIANTS = 100

/** What a buyer chooses by, such as "Colour", with its values in order. */
export type OptionDraft = { name: string; values: string[] }

/** The fields of the form that name an option and its values. */
export const OPTION_FIELDS = ['option1', 'values1', 'option2', 'values2', 'option3', 'values3'] as const
type OptionFields = Partial<Record<string, string>>

/** The columns of a variant in the form: each cell's field is called `price:Blue / XL`. `row` says that it was on the page, `offer` that it is made. */
export const CELLS = ['row', 'offer', 'price', 'stock', 'seenStock', 'sku', 'barcode', 'weight'] as const

/** What the cells of a form hold, by the names of their fields. */
export type Cells = Partial<Record<string, string>>

/** The name of a cell's field. @param title the variant's, as `titleOf` gives it */
export function cellName(cell: (typeof CELLS)[number], title: string): string {
  return `${cell}:${title}`
}

/** Whether a field is a cell of a variant. */
export function isCell(name: string): boolean {
  return CELLS.some((cell) => name.startsWith(`${cell}:`))
}

/** The options as they are typed, without looking whether they can be taken. */
export function typedOptions(form: OptionFields): OptionDraft[] {
  return Array.from({ length: MAX_OPTIONS }, (_, at) => ({ name: plain(form[`option${at + 1}`]), values: valuesOf(form[`values${at + 1}`]) }))
}

/** The typed options that have a value. */
export function optionsOf(form: OptionFields): OptionDraft[] {
  return typedOptions(form).filter(({ values }) => values.length > 0)
}

/** Every choice there is, in the order of the options; one without values where there are no options. */
export function combinationsOf(options: OptionDraft[]): string[][] {
  return options.reduce<string[][]>((all, { values }) => all.flatMap((chosen) => values.map((value) => [...chosen, value])), [[]])
}

/** What a variant is called: "Blue / XL". */
export function titleOf(values: string[]): string {
  return values.join(' / ')
}

/**
 * The cells for other options: a variant keeps what was typed for it, also where one of its values is called otherwise now.
 * @param before the options as they were
 */
export function carriedCells(cells: Cells, before: OptionDraft[], after: OptionDraft[]): Cells {
  if (before.length !== after.length || after.length === 0) return cells
  const carried: Cells = { ...cells }
  for (const values of combinationsOf(after)) {
    const from = titleOf(values.map((value, at) => formerName(value, before[at]?.values ?? [], after[at]?.values ?? [])))
    for (const cell of CELLS) carried[cellName(cell, titleOf(values))] = cells[cellName(cell, titleOf(values))] ?? cells[cellName(cell, from)]
  }
  return carried
}

function formerName(value: string, before: string[], after: string[]): string {
  if (before.includes(value)) return value
  const former = before[after.indexOf(value)]
  return former === undefined || after.includes(former) ? value : former
}

const plain = (text = '') => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()

/** "Small, Medium, Large". A value has no " / ", which stands between the values of a variant. */
function valuesOf(text: string | undefined): string[] {
  const typed = plain(text)
    .split(',')
    .map((value) => plain(value).replaceAll(' / ', '/'))
  return typed.filter((value) => value !== '')
}
