import { pictureUrl } from '@/lib/catalog/product-view'
import type { FiledRow } from '@/lib/db/catalog/filed-products'
import { valuesOf } from '@/lib/db/catalog/variant-rows'
import type { FiledProduct } from '@/lib/domain/catalog/files/product-lines'
import { env } from '@/lib/env'

/** A saved product as a file holds it. @param categories their paths ("Home > Kitchen") by id */
export function filedProduct(row: FiledRow, categories: Map<string, string>): FiledProduct {
  const { handle, name, description, status, currency, categoryId, options } = row
  const variants = row.variants.map((variant) => {
    const { sku, barcode, priceMinor, compareAtMinor, stock, weightGrams, pictureId } = variant
    return { values: valuesOf(variant, options), sku, barcode, priceMinor, compareAtMinor, stock, weightGrams, picture: addressOf(pictureId) }
  })
  const pictures = [row.pictureId, ...row.pictures.map(({ pictureId }) => pictureId)].flatMap((id) => addressOf(id) ?? [])
  const category = (categoryId && categories.get(categoryId)) ?? null
  return { handle, name, description, status, currency, category, options: options.map((option) => ({ name: option.name })), variants, pictures }
}

function addressOf(pictureId: string | null): string | null {
  const path = pictureUrl(pictureId)
  return path && `${env().appUrl}${path}`
}
