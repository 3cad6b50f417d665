import { isOpenCategory } from '@/lib/db/catalog/categories'
import { savePicture } from '@/lib/db/catalog/pictures'
import { insertProduct } from '@/lib/db/catalog/product-edits'
import { findShop } from '@/lib/db/catalog/shops'
import { findTakenSku } from '@/lib/db/catalog/write-variants'
import { type Tx, transaction } from '@/lib/db/client'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import { cellName, titleOf } from '@/lib/domain/catalog/options'
import { type ProductDraft, type ProductFormErrors, parseProductForm, type Writer } from '@/lib/domain/catalog/product-form'
import { chargeCurrencies } from '@/lib/domain/facts/charge-rules'
import type { SellerProductForm } from '@/lib/domain/wire/catalog-views'
import type { Said } from '@/lib/domain/wire/said'
import { stripeNow } from '@/lib/stripe/clock'
import { limitNewProduct } from './limit-products'
import { checkPicture, preparePicture } from './prepare-picture'
import { sellerProductForm } from './product-view'
import { slugFrom, underFreeSlug } from './slug'

export type CreateProductResult =
  | { kind: 'created'; product: SellerProductForm }
  | { kind: 'invalid'; errors: ProductFormErrors }
  /** Every field is fine, but this shop makes no more products now. */
  | { kind: 'limited'; said: Said }
  | { kind: 'not_found' }

/**
 * Puts a product on sale in the seller's shop.
 * @param sellerId of the person signed in, never from the form
 * @param form the fields as typed
 * @param upload the picture's bytes, or null for none
 * @param writer who typed it
 * @returns the product; or what to say of each field; `limited` where there are too many; `not_found` when there is no such seller
 */
export async function createProduct(sellerId: string, form: unknown, upload: Uint8Array | null, writer?: Writer): Promise<CreateProductResult> {
  const shop = await findShop(sellerId)
  if (!shop) return { kind: 'not_found' }
  const parsed = parseProductForm(form, chargeCurrencies(shop.connection), await stripeNow(), writer)
  if (!parsed.ok) return { kind: 'invalid', errors: { ...parsed.errors, ...(upload && pictureError(await checkPicture(upload))) } }
  const limited = await limitNewProduct(shop, upload !== null)
  if (limited) return { kind: 'limited', said: limited }
  const prepared = upload && (await preparePicture(upload))
  if (prepared?.kind === 'refused') return { kind: 'invalid', errors: pictureError(prepared.said) }
  const picture = prepared?.picture
  const row = await transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    const taken = (await categoryError(tx, parsed.draft, null)) ?? (await skuError(tx, { id: null, sellerId }, parsed.draft))
    if (taken) return taken
    if (picture) await savePicture(tx, picture)
    const { options, variants, status, ...columns } = parsed.draft
    const product = { ...columns, status: status ?? ('active' as const), sellerId, pictureId: picture?.id ?? null }
    return underFreeSlug(slugFrom(product.name, 'product'), (slug) => insertProduct(tx, { ...product, slug }, { options, variants }))
  })
  if ('errors' in row) return { kind: 'invalid', errors: row.errors }
  return { kind: 'created', product: sellerProductForm(row, shop) }
}

/** What to say beside the picture's field. */
export function pictureError(said: Said | null): ProductFormErrors {
  return said ? { picture: said } : {}
}

/** What to say where the chosen category was retired meanwhile, and is not the one the product is in; null where it can be chosen. */
export async function categoryError(tx: Tx, { categoryId }: Pick<ProductDraft, 'categoryId'>, before: string | null) {
  if (categoryId === null || categoryId === before || (await isOpenCategory(tx, categoryId))) return null
  return { errors: { category: { key: 'product.category' as const } } }
}

/** What to say where another product of the seller has one of these skus; null where none has. */
export async function skuError(
  tx: Tx,
  product: { id: string | null; sellerId: string },
  { variants, options }: Pick<ProductDraft, 'options' | 'variants'>,
) {
  const taken = await findTakenSku(
    tx,
    product,
    variants.flatMap(({ sku }) => sku ?? []),
  )
  if (taken === null) return null
  const at = variants.find(({ sku }) => sku === taken)
  const field = options.length > 0 ? cellName('sku', titleOf(at?.values ?? [])) : 'sku'
  return { errors: { [field]: { key: 'product.skuTaken' as const } } }
}
