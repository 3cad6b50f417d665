import { setProductStatus } from '@/lib/db/catalog/product-edits'

/**
 * Takes a product off sale. Orders keep it, its page says that it is no longer offered, and it can be restored. Twice is a no-op.
 * @param sellerId of the person signed in
 */
export async function archiveProduct(sellerId: string, productId: string): Promise<{ kind: 'archived' } | { kind: 'not_found' }> {
  return { kind: (await setProductStatus(sellerId, productId, 'archived')) ? 'archived' : 'not_found' }
}
