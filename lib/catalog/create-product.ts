import { findShop } from '@/lib/db/catalog/shops'
import { transaction } from '@/lib/db/client'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import { type ProductFormErrors, parseProductForm, type Writer } from '@/lib/domain/catalog/product-form'
import { chargeCurrencies } from '@/lib/domain/facts/charge-rules'
import type { SellerProductForm } from '@/lib/domain/wire/catalog-views'
import type { Said } from '@/lib/domain/wire/said'
import { stripeNow } from '@/lib/stripe/clock'
import { limitNewProduct } from './limit-products'
import { checkPicture, preparePicture } from './prepare-picture'
import { sellerProductForm } from './product-view'
import { draftProblem, insertDraft } from './write-draft'

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
  const row = await transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    const problem = await draftProblem(tx, { id: null, sellerId, categoryId: null }, parsed.draft)
    return problem ?? insertDraft(tx, sellerId, parsed.draft, { picture: prepared?.picture ?? null })
  })
  if ('errors' in row) return { kind: 'invalid', errors: row.errors }
  return { kind: 'created', product: sellerProductForm(row, shop) }
}

/** What to say beside the picture's field. */
export function pictureError(said: Said | null): ProductFormErrors {
  return said ? { picture: said } : {}
}
