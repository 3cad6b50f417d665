import { removePictureIfUnused, savePicture } from '@/lib/db/catalog/pictures'
import { lockProductOfSeller, writeProduct } from '@/lib/db/catalog/product-edits'
import type { ProductRow } from '@/lib/db/catalog/products'
import { findShop } from '@/lib/db/catalog/shops'
import { correctStock } from '@/lib/db/catalog/stock'
import { findVariants } from '@/lib/db/catalog/variants'
import { type Tx, transaction } from '@/lib/db/client'
import { type ProductDraft, type ProductFormErrors, parseProductForm, type Writer } from '@/lib/domain/catalog/product-form'
import { chargeCurrencies } from '@/lib/domain/facts/charge-rules'
import type { SellerProductView } from '@/lib/domain/wire/catalog-views'
import type { Said } from '@/lib/domain/wire/said'
import { stripeNow } from '@/lib/stripe/clock'
import { pictureError } from './create-product'
import { limitPicture } from './limit-products'
import { checkPicture, type PreparedPicture, preparePicture } from './prepare-picture'
import { sellerProductView } from './product-view'

/** What the seller saw when the form was opened: the version of the product, and the stock of that moment. */
export type SeenProduct = { version: string; stock: number | null }

export type PictureChange = { kind: 'keep' } | { kind: 'remove' } | { kind: 'replace'; upload: Uint8Array }

export type UpdateProductResult =
  | { kind: 'updated'; product: SellerProductView }
  | { kind: 'invalid'; errors: ProductFormErrors }
  /** Saved elsewhere meanwhile, or more pieces were sold than the correction leaves; `product` is how it stands now. Nothing was written. */
  | { kind: 'conflict'; said: Said; product: SellerProductView }
  /** Every field is fine, but this shop sends too many pictures. */
  | { kind: 'limited'; said: Said }
  | { kind: 'not_found' }

/**
 * Changes a seller's product, unless someone else changed it first.
 *
 * Two facts are guarded apart: the product's version changes with every edit (two tabs), its stock with every sale. A stock the seller changed is a correction
 * by the difference to what they saw: what was sold meanwhile stays sold.
 * @param sellerId of the person signed in
 * @param form the fields as typed
 * @param writer who typed it
 */
export async function updateProduct(
  sellerId: string,
  productId: string,
  form: unknown,
  seen: SeenProduct,
  change: PictureChange,
  writer?: Writer,
): Promise<UpdateProductResult> {
  const shop = await findShop(sellerId)
  if (!shop) return { kind: 'not_found' }
  const parsed = parseProductForm(form, chargeCurrencies(shop.connection), await stripeNow(), writer)
  const upload = change.kind === 'replace' ? change.upload : null
  if (!parsed.ok) return { kind: 'invalid', errors: { ...parsed.errors, ...(upload && pictureError(await checkPicture(upload))) } }
  const limited = upload && (await limitPicture(sellerId))
  if (limited) return { kind: 'limited', said: limited }
  const prepared = upload && (await preparePicture(upload))
  if (prepared?.kind === 'refused') return { kind: 'invalid', errors: pictureError(prepared.said) }
  return transaction(async (tx) => {
    const current = await lockProductOfSeller(tx, sellerId, productId)
    if (!current) return { kind: 'not_found' }
    const said = await conflict(tx, current, parsed.draft, seen)
    if (said) return { kind: 'conflict', said, product: sellerProductView(current, shop) }
    const picture = prepared?.picture ?? null
    const pictureId = await changePicture(tx, current, change, picture)
    const row = await writeProduct(tx, current, { ...parsed.draft, pictureId })
    if (current.pictureId && current.pictureId !== pictureId) await removePictureIfUnused(tx, current.pictureId)
    return { kind: 'updated', product: sellerProductView(row, shop) }
  })
}

/** Why nothing is written: another edit came first, or more was sold than the corrected stock leaves. Else the correction is made. */
async function conflict(tx: Tx, current: ProductRow, draft: ProductDraft, seen: SeenProduct): Promise<Said | null> {
  if (current.updatedAt.toISOString() !== seen.version) return { key: 'product.changedElsewhere' }
  if (draft.stock === seen.stock) return null
  const [variant] = await findVariants(tx, current.id)
  if (!variant || (await correctStock(tx, variant.id, draft.stock, seen.stock))) return null
  return { key: 'product.stockChanged', values: { stock: current.stock ?? 0 } }
}

async function changePicture(tx: Tx, current: ProductRow, change: PictureChange, picture: PreparedPicture | null): Promise<string | null> {
  if (change.kind === 'keep') return current.pictureId
  if (picture) await savePicture(tx, picture)
  return picture?.id ?? null
}
