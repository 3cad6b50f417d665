import { findProductsToFile } from '@/lib/db/catalog/filed-products'
import { findProductsOfSeller } from '@/lib/db/catalog/products'
import { findShop } from '@/lib/db/catalog/shops'
import type { SellerProductForm, SellerProductView } from '@/lib/domain/wire/catalog-views'
import { sellerProductForm, sellerProductView } from './product-view'

const PAGE = 50

/** A seller's own products in any status, newest first; `nextCursor` is null at the end. */
export async function listSellerProducts(
  sellerId: string,
  cursor?: string | null,
): Promise<{ products: SellerProductView[]; nextCursor: string | null }> {
  const [{ rows, nextCursor }, shop] = await Promise.all([findProductsOfSeller(sellerId, { cursor, limit: PAGE }), findShop(sellerId)])
  return { products: rows.map((row) => sellerProductView(row, shop)), nextCursor }
}

/** The same with options and variants, so many at a time. */
export async function productForms(
  sellerId: string,
  cursor: string | null,
  limit: number,
): Promise<{ products: SellerProductForm[]; nextCursor: string | null }> {
  const [{ rows, nextCursor }, shop] = await Promise.all([findProductsToFile(sellerId, { cursor, limit }), findShop(sellerId)])
  return { products: rows.map((row) => sellerProductForm(row, shop)), nextCursor }
}
