import { isOpenCategory } from '@/lib/db/catalog/categories'
import { savePicture } from '@/lib/db/catalog/pictures'
import { type EditedProduct, insertProduct, writeProduct } from '@/lib/db/catalog/product-edits'
import { findTakenSku } from '@/lib/db/catalog/write-variants'
import type { Tx } from '@/lib/db/client'
import { cellName, titleOf } from '@/lib/domain/catalog/options'
import type { ProductDraft, ProductFormErrors } from '@/lib/domain/catalog/product-form'
import type { PreparedPicture } from './prepare-picture'
import { slugFrom, underFreeSlug } from './slug'

/** Why a draft is not written, by its fields. */
type Refused = { errors: ProductFormErrors }
/** What a product begins with besides its form. `handle`: what files call it; where none does, its address. */
type Beginning = { picture?: PreparedPicture | null; handle?: string }

/**
 * What keeps a draft from being written, in the transaction that writes it, which has locked the seller (`lockSeller`); null for nothing.
 * @param product the one it is of: `id` and `categoryId` are null for one that is new
 */
export async function draftProblem(
  tx: Tx,
  product: { id: string | null; sellerId: string; categoryId: string | null },
  draft: ProductDraft,
): Promise<Refused | null> {
  return (await categoryError(tx, draft, product.categoryId)) ?? (await skuError(tx, product, draft))
}

/** Inserts a seller's product in the caller's transaction, once `draftProblem` has found nothing. */
export async function insertDraft(tx: Tx, sellerId: string, draft: ProductDraft, { picture = null, handle }: Beginning = {}): Promise<EditedProduct> {
  if (picture) await savePicture(tx, picture)
  const { options, variants, status, ...columns } = draft
  const product = { ...columns, status: status ?? ('active' as const), sellerId, pictureId: picture?.id ?? null, ...(handle && { handle }) }
  return underFreeSlug(slugFrom(handle ?? product.name, 'product'), (slug) => insertProduct(tx, { ...product, slug }, { options, variants }))
}

/**
 * Writes a seller's product in the caller's transaction, which has locked it (`lockProductOfSeller`), once `draftProblem` has found nothing.
 * @throws StockShort, StockFollowsKeys
 */
export async function writeDraft(tx: Tx, current: EditedProduct, draft: ProductDraft, pictureId: string | null): Promise<EditedProduct> {
  const { options, variants, status, ...columns } = draft
  // What is archived is restored by its own button, what is hidden by the operator.
  const isSellers = current.status === 'draft' || current.status === 'active'
  return writeProduct(tx, current, { ...columns, ...(status && isSellers && { status }), pictureId }, { options, variants })
}

/** What to say where the chosen category was retired meanwhile, and is not the one the product is in; null where it can be chosen. */
async function categoryError(tx: Tx, { categoryId }: Pick<ProductDraft, 'categoryId'>, before: string | null): Promise<Refused | null> {
  if (categoryId === null || categoryId === before || (await isOpenCategory(tx, categoryId))) return null
  return { errors: { category: { key: 'product.category' } } }
}

/** What to say where another product of the seller has one of these skus; null where none has. */
async function skuError(
  tx: Tx,
  product: { id: string | null; sellerId: string },
  { variants, options }: Pick<ProductDraft, 'options' | 'variants'>,
): Promise<Refused | null> {
  const taken = await findTakenSku(
    tx,
    product,
    variants.flatMap(({ sku }) => sku ?? []),
  )
  if (taken === null) return null
  const at = variants.find(({ sku }) => sku === taken)
  const field = options.length > 0 ? cellName('sku', titleOf(at?.values ?? [])) : 'sku'
  return { errors: { [field]: { key: 'product.skuTaken' } } }
}
