import { findProductsOfSeller } from '@/lib/db/catalog/products'
import type { SellerProductView } from '@/lib/domain/wire/catalog-views'
import { sellerProductView } from './product-view'

const PAGE = 50

/** A seller's own products in any status, newest first; `nextCursor` is null at the end. */
export async function listSellerProducts(
  sellerId: string,
  cursor?: string | null,
): Promise<{ products: SellerProductView[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await findProductsOfSeller(sellerId, { cursor, limit: PAGE })
  return { products: rows.map(sellerProductView), nextCursor }
}
