import { setProductStatus } from '@/lib/db/catalog/product-edits'

/**
 * Puts an archived product on sale again, at the same address and with the stock it had. Twice is a no-op.
 * @param sellerId of the person signed in
 */
export async function restoreProduct(sellerId: string, productId: string): Promise<{ kind: 'restored' } | { kind: 'not_found' }> {
  return { kind: (await setProductStatus(sellerId, productId, 'active')) ? 'restored' : 'not_found' }
}
