import { readGtin } from '@/lib/domain/catalog/gtin'
import type { SellerProductForm } from '@/lib/domain/wire/catalog-views'
import type { FileRow } from './file-rows'

type SavedVariant = SellerProductForm['variants'][number]
/** What a file says of a variant, as the product form's fields: a column that it lacks leaves what is saved. `isBarcodeLeft`: it is no barcode of a product. */
type VariantCells = { stock: string; sku: string; barcode: string; weight: string; isBarcodeLeft: boolean }

/** The cells of a line that sells a variant. @param row null where the file does not name it */
export function variantCells(row: FileRow | null, saved: SavedVariant | null): VariantCells {
  const cells: FileRow['cells'] = row?.cells ?? {}
  const barcode = cells.barcode?.replace(/^'/, '') ?? saved?.barcode ?? ''
  const isBarcodeLeft = typeof readGtin(barcode) === 'object' && barcode !== ''
  return {
    stock: stockOf(cells, saved),
    sku: cells.sku ?? saved?.sku ?? '',
    barcode: isBarcodeLeft ? (saved?.barcode ?? '') : barcode,
    weight: gramsOf(cells.grams, saved),
    isBarcodeLeft,
  }
}

/** Empty is unlimited: where nothing counts them, or where buyers may go on buying when none is left. */
function stockOf({ tracker, stock, policy }: FileRow['cells'], saved: SavedVariant | null): string {
  if ([tracker, stock, policy].every((cell) => cell === undefined)) return numberOrNone(saved?.stock)
  if (tracker === '' || /^(continue|true|yes)$/i.test(policy ?? '')) return ''
  if (tracker === undefined && stock === undefined) return numberOrNone(saved?.stock)
  if (!stock) return tracker ? numberOrNone(saved?.stock ?? 0) : ''
  // Shopify counts below zero what was sold beyond the stock.
  return stock.startsWith('-') ? '0' : stock
}

/** A part of a gram is none. */
function gramsOf(grams: string | undefined, saved: SavedVariant | null): string {
  if (grams === undefined) return numberOrNone(saved?.weightGrams)
  return /^\d{1,9}[.,]\d+$/.test(grams) ? String(Math.round(Number(grams.replace(',', '.')))) : grams
}

function numberOrNone(number: number | null | undefined): string {
  return number === null || number === undefined ? '' : String(number)
}
