import type { OptionDraft } from '@/lib/domain/catalog/options'
import { MAX_PICTURES } from '@/lib/domain/catalog/picture-order'
import type { FileChoice } from './file-options'
import type { FileProduct, LineSaid } from './file-rows'

/** A picture that a file names: where it is, at which line, and which value it is of: the place of its option, and its name. */
export type FilePicture = { url: string; line: number; value: { option: number; name: string } | null }

const MAX_ADDRESS = 1000

/** The pictures of a product in a file, in their order; those of variants, where they are no others, come last. `notes`: of those that are left out. */
export function filePictures({ rows }: FileProduct, { options, made }: FileChoice): { pictures: FilePicture[]; notes: LineSaid[] } {
  const placed = rows.flatMap(({ line, cells }) => (cells.imageSrc ? [{ url: cells.imageSrc, line, place: placeOf(cells.imagePosition) }] : []))
  const own = placed.sort((one, other) => one.place - other.place)
  const ofVariants = rows.flatMap(({ line, cells }) => (cells.variantImage ? [{ url: cells.variantImage, line }] : []))
  const values = valuesOf(options, made)
  const pictures = new Map<string, FilePicture>()
  const notes: LineSaid[] = []
  for (const { url: typed, line } of [...own, ...ofVariants]) {
    const url = addressOf(typed)
    if (url === null) notes.push({ line, said: { key: 'import.pictureAddress' } })
    else if (!pictures.has(url)) pictures.set(url, { url, line, value: values.get(typed) ?? null })
  }
  const [beyond] = [...pictures.values()].slice(MAX_PICTURES)
  if (beyond) notes.push({ line: beyond.line, said: { key: 'picture.tooMany', values: { max: MAX_PICTURES } } })
  return { pictures: [...pictures.values()].slice(0, MAX_PICTURES), notes }
}

function addressOf(typed: string): string | null {
  if (!/^https?:/i.test(typed) || !URL.canParse(typed)) return null
  const { href } = new URL(typed)
  return href.length > MAX_ADDRESS ? null : href
}

/** One without a place comes after those with one. */
function placeOf(position = ''): number {
  return /^\d{1,6}$/.test(position) ? Number(position) : Number.MAX_SAFE_INTEGER
}

/** Which value each picture of variants is of: of the first option by whose values they can be told apart. */
function valuesOf(options: OptionDraft[], made: FileChoice['made']): Map<string, { option: number; name: string }> {
  const pictured = made.flatMap(({ values, row }) => (row?.cells.variantImage ? [{ values, url: row.cells.variantImage }] : []))
  for (const [option] of options.entries()) {
    const isTold = pictured.every((one) => pictured.every((other) => (one.values[option] === other.values[option]) === (one.url === other.url)))
    if (isTold) return new Map(pictured.map(({ values, url }) => [url, { option, name: values[option] ?? '' }]))
  }
  return new Map()
}
