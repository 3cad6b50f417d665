import type { FiledCategory } from '@/lib/domain/catalog/files/file-facts'
import { type FileReading, readFileProduct } from '@/lib/domain/catalog/files/file-form'
import type { FileProduct, LineSaid } from '@/lib/domain/catalog/files/file-rows'
import { titleOf } from '@/lib/domain/catalog/options'
import { ENGLISH, type ProductDraft, parseProductForm } from '@/lib/domain/catalog/product-form'
import { separatorsOf } from '@/lib/domain/money/read-amount'
import type { SellerProductForm } from '@/lib/domain/wire/catalog-views'

/** What every product of a file is read with. `currency`: of prices that name none. `hasSemicolons`: decimals are written with a comma, too. */
export type FileSettings = {
  currency: string
  hasSemicolons: boolean
  /** Those the seller may price in. */
  currencies: readonly string[]
  categories: FiledCategory[]
  /** By Stripe's clock. */
  now: Date
}
/** A product of a file, ready to be written. `isSame`: what is saved says the same already, pictures apart. */
export type FileDraft = Pick<FileReading, 'status' | 'pictures' | 'notes' | 'lineOf'> & { draft: ProductDraft; isSame: boolean }

/** The stock of each variant by its title: what a file is measured against. */
export function stocksOf({ variants }: Pick<SellerProductForm, 'variants'>): Record<string, number | null> {
  return Object.fromEntries(variants.map(({ values, stock }) => [titleOf(values), stock]))
}

/**
 * Reads a product of a file through the rules of the product form.
 * @param saved the product of its handle with the stock that the check saw; null for a new one
 * @returns what is to be written, or what to say of its lines
 */
export function fileDraft(product: FileProduct, saved: SellerProductForm | null, settings: FileSettings): FileDraft | { refused: LineSaid[] } {
  const { hasSemicolons, categories, currencies, now } = settings
  const writer = hasSemicolons ? { ...ENGLISH, locale: 'de-DE' } : ENGLISH
  const read = readFileProduct(product, { saved, currency: settings.currency, categories, separators: separatorsOf(writer.locale) })
  if ('refused' in read) return read
  const { form, status, pictures, notes, lineOf } = read
  // A currency that the account can no longer charge may stay, it cannot be chosen.
  const parsed = parseProductForm(form, saved ? [...currencies, saved.currency] : currencies, now, writer)
  if (!parsed.ok)
    return {
      refused: Object.entries(parsed.errors)
        .flatMap(([field, said]) => (said ? [{ line: lineOf(field), said }] : []))
        .sort((one, other) => one.line - other.line),
    }
  const stocks = saved ? stocksOf(saved) : {}
  const draft: ProductDraft = {
    ...parsed.draft,
    // When it is charged no file says.
    ...(saved && { chargeWhen: saved.chargeWhen, chargeOn: saved.chargeOn === null ? null : new Date(saved.chargeOn) }),
    status: status === 'archived' ? 'draft' : status,
    variants: parsed.draft.variants.map((variant) => ({ ...variant, seenStock: stocks[titleOf(variant.values)] ?? null })),
  }
  return { draft, status, pictures, notes, lineOf, isSame: saved !== null && (status ?? saved.status) === saved.status && isSame(draft, saved) }
}

function isSame(draft: ProductDraft, saved: SellerProductForm): boolean {
  return JSON.stringify(factsOf({ ...draft, variants: draft.variants.filter(({ isOffered }) => isOffered) })) === JSON.stringify(factsOf(saved))
}

type Compared = Pick<SellerProductForm, 'name' | 'description' | 'categoryId' | 'currency' | 'options' | 'variants'>

function factsOf({ name, description, categoryId, currency, options, variants }: Compared) {
  const rows = variants.map(({ values, priceMinor, compareAtMinor, stock, sku, barcode, weightGrams }) =>
    JSON.stringify([titleOf(values), priceMinor, compareAtMinor, stock, sku, barcode, weightGrams]),
  )
  return [name, description, categoryId, currency, options.map((option) => [option.name, option.values]), rows.sort()]
}
