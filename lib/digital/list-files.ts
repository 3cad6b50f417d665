import { findProductToEdit } from '@/lib/db/catalog/product-edits'
import { findCurrentFiles } from '@/lib/db/digital/files'
import type { SellerFileView, UploadTarget } from '@/lib/domain/wire/digital-views'

/** What buyers of a seller's product download now, and for which of its variants a file can be; null where it is not theirs or not digital. */
export async function listFiles(sellerId: string, productId: string): Promise<{ files: SellerFileView[]; target: UploadTarget } | null> {
  const product = await findProductToEdit(sellerId, productId)
  if (product?.kind !== 'digital') return null
  const variants = product.options.length > 0 ? product.variants.map(({ id, title }) => ({ id, title })) : []
  const titleOf = (id: string | null) => (id === null ? null : (variants.find((variant) => variant.id === id)?.title ?? ''))
  const files = await findCurrentFiles(productId)
  return {
    target: { productId, variants },
    files: files.map(({ id, name, bytes, version, sha256, variantId }) => ({
      id,
      name,
      bytes,
      version: version ?? 1,
      sha256: sha256 ?? '',
      variantTitle: titleOf(variantId),
    })),
  }
}
