import { type FileDraft, type FileSettings, fileDraft } from '@/lib/catalog/files/file-draft'
import { sellerProductForm } from '@/lib/catalog/product-view'
import { findCategories } from '@/lib/db/catalog/categories'
import type { KnownRow } from '@/lib/db/catalog/filed-products'
import type { ImportColumns } from '@/lib/db/catalog/imports'
import type { ShopRow } from '@/lib/db/catalog/shops'
import { categoryPaths } from '@/lib/domain/catalog/categories'
import type { FilePicture } from '@/lib/domain/catalog/files/file-pictures'
import type { FileProduct, LineSaid } from '@/lib/domain/catalog/files/file-rows'
import { titleOf } from '@/lib/domain/catalog/options'
import { chargeCurrencies } from '@/lib/domain/facts/charge-rules'
import { env } from '@/lib/env'
import { stripeNow } from '@/lib/stripe/clock'

/** A product of a file beside what is saved. `newPictures`: those that it does not have and that were not asked for. */
export type KnownDraft = FileDraft & { newPictures: FilePicture[] }

/** What every product of a shop's file is read with. */
export async function fileSettings(
  shop: ShopRow,
  { currency, hasSemicolons }: Pick<ImportColumns, 'currency' | 'hasSemicolons'>,
): Promise<FileSettings> {
  const [categories, now] = await Promise.all([findCategories(), stripeNow()])
  const paths = [...categoryPaths(categories)].map(([id, path]) => ({ id, path }))
  return { currency, hasSemicolons, currencies: chargeCurrencies(shop.connection), categories: paths, now }
}

/**
 * Reads a product of a file beside the one that is saved.
 * @param known null where none has its handle
 * @param seen its stock as the check saw it, by the titles of variants; empty for as it is now
 */
export function readKnown(
  product: FileProduct,
  known: KnownRow | null,
  { shop, settings, seen = {} }: { shop: ShopRow; settings: FileSettings; seen?: Record<string, number | null> },
): KnownDraft | { refused: LineSaid[] } {
  const saved = known && sellerProductForm(known, shop)
  const variants = saved?.variants.map((variant) => ({ ...variant, stock: stockSeen(variant, seen) })) ?? []
  const read = fileDraft(product, saved && { ...saved, variants }, settings)
  if ('refused' in read) return read
  const shown = known ? [known.pictureId, ...known.pictures.map(({ pictureId }) => pictureId)] : []
  const newPictures = read.pictures.filter(({ url }) => {
    const own = ownPictureId(url)
    return !known?.sources.some((source) => source.url === url) && !(own && shown.includes(own))
  })
  return { ...read, newPictures }
}

function stockSeen({ values, stock }: { values: string[]; stock: number | null }, seen: Record<string, number | null>): number | null {
  const title = titleOf(values)
  return Object.hasOwn(seen, title) ? (seen[title] ?? null) : stock
}

/** The picture of ours that is served at an address, as an export writes it; null for any other address. */
export function ownPictureId(url: string): string | null {
  const from = `${env().appUrl}/pictures/`
  const id = url.startsWith(from) ? url.slice(from.length) : ''
  return /^[\w-]{43}$/.test(id) ? id : null
}
