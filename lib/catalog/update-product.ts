import { findPictureIds, savePicture, writePictureIds } from '@/lib/db/catalog/pictures'
import { findProductToEdit, lockProductOfSeller } from '@/lib/db/catalog/product-edits'
import { findShop } from '@/lib/db/catalog/shops'
import { StockFollowsKeys, StockShort } from '@/lib/db/catalog/write-variants'
import { type Tx, transaction } from '@/lib/db/client'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import { type ProductFormErrors, parseProductForm, type Writer } from '@/lib/domain/catalog/product-form'
import type { VariantDraft } from '@/lib/domain/catalog/variant-form'
import { chargeCurrencies } from '@/lib/domain/facts/charge-rules'
import type { SellerProductForm } from '@/lib/domain/wire/catalog-views'
import type { Said } from '@/lib/domain/wire/said'
import { stripeNow } from '@/lib/stripe/clock'
import { pictureError } from './create-product'
import { limitPicture } from './limit-products'
import { checkPicture, type PreparedPicture, preparePicture } from './prepare-picture'
import { sellerProductForm } from './product-view'
import { draftProblem, writeDraft } from './write-draft'

/** What the seller saw when the form was opened: the version of the product, and the stock of that moment. */
export type SeenProduct = { version: string; stock: number | null }

export type PictureChange = { kind: 'keep' } | { kind: 'remove' } | { kind: 'replace'; upload: Uint8Array }

export type UpdateProductResult =
  | { kind: 'updated'; product: SellerProductForm }
  | { kind: 'invalid'; errors: ProductFormErrors }
  /** Saved elsewhere meanwhile, or more pieces were sold than the correction leaves; `product` is how it stands now. Nothing was written. */
  | { kind: 'conflict'; said: Said; product: SellerProductForm }
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
  const write = async (tx: Tx): Promise<UpdateProductResult> => {
    // The seller first, as everywhere: else two transactions could wait for each other.
    await lockSeller(tx, sellerId)
    const current = await lockProductOfSeller(tx, sellerId, productId)
    if (!current) return { kind: 'not_found' }
    if (current.updatedAt.toISOString() !== seen.version)
      return { kind: 'conflict', said: { key: 'product.changedElsewhere' }, product: sellerProductForm(current, shop) }
    const problem = await draftProblem(tx, current, parsed.draft)
    if (problem) return { kind: 'invalid', errors: problem.errors }
    const shown = await findPictureIds(productId, tx)
    const pictures = await changePicture(tx, shown, change, prepared?.picture ?? null)
    const { draft } = parsed
    const corrected = draft.options.length > 0 ? draft : { ...draft, variants: withSeen(draft.variants, seen) }
    const row = await writeDraft(tx, current, corrected, pictures[0] ?? null)
    if (change.kind !== 'keep') await writePictureIds(tx, productId, shown, pictures)
    return { kind: 'updated', product: sellerProductForm(row, shop) }
  }
  try {
    return await transaction(write)
  } catch (error) {
    if (!(error instanceof StockShort || error instanceof StockFollowsKeys)) throw error
    const current = await findProductToEdit(sellerId, productId)
    if (!current) return { kind: 'not_found' }
    const key = error instanceof StockFollowsKeys ? 'digital.stockFollowsKeys' : 'product.stockChanged'
    return { kind: 'conflict', said: { key }, product: sellerProductForm(current, shop) }
  }
}

/** Without options the form's own stock is that of the only variant. */
function withSeen(variants: VariantDraft[], { stock: seenStock }: SeenProduct): VariantDraft[] {
  return variants.map((variant) => ({ ...variant, seenStock }))
}

/** The first picture stays, gives way to the next, or is another. */
async function changePicture(tx: Tx, shown: string[], change: PictureChange, picture: PreparedPicture | null): Promise<string[]> {
  if (change.kind === 'keep') return shown
  const rest = shown.slice(1)
  if (!picture) return rest
  await savePicture(tx, picture)
  return [picture.id, ...rest.filter((id) => id !== picture.id)]
}
