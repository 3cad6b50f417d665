import type { PictureChange } from '@/lib/catalog/update-product'
import { CELLS, type Cells, isCell, MAX_VARIANTS } from '@/lib/domain/catalog/options'
import { PRODUCT_FIELDS, type ProductFormValues } from '@/lib/domain/catalog/product-form'
import { postedText } from '@/lib/http/action'

/** The text fields of a posted product form; a missing one is empty. */
export function postedValues(form: FormData): ProductFormValues {
  return Object.fromEntries(PRODUCT_FIELDS.map((name) => [name, postedText(form, name)])) as ProductFormValues
}

/** The posted cells of variants, by the names of their fields. */
export function postedCells(form: FormData): Cells {
  const names = [...new Set(form.keys())].filter(isCell).slice(0, MAX_VARIANTS * CELLS.length)
  return Object.fromEntries(names.map((name) => [name, postedText(form, name)]))
}

/** The posted picture's bytes; null when none was chosen. */
export async function postedPicture(form: FormData): Promise<Uint8Array | null> {
  const file = form.get('picture')
  // A browser sends an empty file of no name for a file field left alone.
  return file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null
}

/** What the form asks to do with the product's picture: a new one wins over "remove". */
export async function postedPictureChange(form: FormData): Promise<PictureChange> {
  const upload = await postedPicture(form)
  if (upload) return { kind: 'replace', upload }
  return form.get('removePicture') ? { kind: 'remove' } : { kind: 'keep' }
}

/** The stock the form was opened with, as it was posted. */
export function postedSeenStock(form: FormData): number | null {
  const seen = postedText(form, 'seenStock')
  return /^\d{1,9}$/.test(seen) ? Number(seen) : null
}
