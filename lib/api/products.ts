import type { z } from 'zod'
import { productForms } from '@/lib/catalog/list-seller-products'
import { getSellerProduct } from '@/lib/catalog/seller-product'
import { updateProduct } from '@/lib/catalog/update-product'
import { placeOfProduct } from '@/lib/db/catalog/product-edits'
import type { ApiProduct, ProductChange } from '@/lib/domain/api/objects'
import { type Cells, cellName, titleOf } from '@/lib/domain/catalog/options'
import { productCells, productFormValues } from '@/lib/domain/catalog/product-form-values'
import { toMajor } from '@/lib/domain/money/money'
import { unreachable } from '@/lib/domain/unreachable'
import type { SellerProductForm } from '@/lib/domain/wire/catalog-views'
import { cursorAfter } from '@/lib/domain/wire/cursor'
import { env } from '@/lib/env'
import type { ApiList, ApiOutcome, ListWish } from './outcome'

/** The products of a shop, newest first, a page at a time. */
export async function listApiProducts(sellerId: string, { limit, starting_after: after }: ListWish): Promise<ApiOutcome<ApiList<ApiProduct>>> {
  const place = after ? await placeOfProduct(sellerId, after) : null
  if (after && !place) return { kind: 'not_found' }
  const { products, nextCursor } = await productForms(sellerId, place && cursorAfter(place), limit)
  return { kind: 'ok', answer: { object: 'list', data: products.map(apiProduct), has_more: nextCursor !== null } }
}

/** One product of a shop. */
export async function getApiProduct(sellerId: string, productId: string): Promise<ApiOutcome<ApiProduct>> {
  const product = await getSellerProduct(sellerId, productId)
  return product ? { kind: 'ok', answer: apiProduct(product) } : { kind: 'not_found' }
}

/** Changes what is named of a product, by the same rules as its form. What is sold meanwhile stays sold. */
export async function changeApiProduct(sellerId: string, productId: string, change: z.output<typeof ProductChange>): Promise<ApiOutcome<ApiProduct>> {
  const product = await getSellerProduct(sellerId, productId)
  if (!product) return { kind: 'not_found' }
  const unknown = (change.variants ?? []).findIndex(({ values }) => !product.variants.some((each) => titleOf(each.values) === titleOf(values)))
  if (unknown >= 0) return { kind: 'invalid', fields: [{ field: `variants.${unknown}.values`, said: { key: 'api.noVariant' } }] }
  const { version, stock } = product
  const result = await updateProduct(sellerId, productId, changed(product, change), { version, stock }, { kind: 'keep' })
  switch (result.kind) {
    case 'updated':
      return { kind: 'ok', answer: apiProduct(result.product) }
    case 'not_found':
      return { kind: 'not_found' }
    case 'invalid':
      return { kind: 'invalid', fields: Object.entries(result.errors).flatMap(([field, said]) => (said ? [{ field, said }] : [])) }
    case 'conflict':
      return { kind: 'changed', said: result.said }
    case 'limited':
      return { kind: 'refused', said: result.said }
    default:
      return unreachable(result)
  }
}

/** The product's form with what is to be another. */
function changed(product: SellerProductForm, { variants = [], ...columns }: z.output<typeof ProductChange>): Cells {
  const fields: Cells = { ...productFormValues(product), ...productCells(product), ...columns }
  const hasOptions = product.options.length > 0
  for (const { values, price, stock } of variants) {
    const title = titleOf(values)
    const nameOf = (cell: 'price' | 'stock') => (hasOptions ? cellName(cell, title) : cell)
    if (price !== undefined) fields[nameOf('price')] = toMajor({ amountMinor: price, currency: product.currency }, '.')
    if (stock !== undefined) fields[nameOf('stock')] = stock === null ? '' : String(stock)
  }
  return fields
}

function apiProduct({ id, slug, name, description, status, currency, options, variants, version }: SellerProductForm): ApiProduct {
  return {
    object: 'product',
    ...{ id, name, description, status, options },
    url: `${env().appUrl}/products/${slug}`,
    variants: variants.map(({ values, sku, barcode, priceMinor, stock, weightGrams }) => ({
      ...{ values, sku, barcode, stock },
      price: { amount: priceMinor, currency },
      weight_grams: weightGrams,
    })),
    updated_at: version,
  }
}
