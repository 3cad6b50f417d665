import { findOpenHiding } from '@/lib/db/catalog/hidings'
import { findProductToEdit } from '@/lib/db/catalog/product-edits'
import { findShop } from '@/lib/db/catalog/shops'
import { type ShopPause, shopPause } from '@/lib/domain/catalog/availability'
import type { AccountFacts } from '@/lib/domain/facts/charge-rules'
import type { SellerProductForm } from '@/lib/domain/wire/catalog-views'
import { env } from '@/lib/env'
import { sellerProductForm } from './product-view'

/** A seller's own product for editing; null if there is none of this id or it is someone else's. */
export async function getSellerProduct(sellerId: string, productId: string): Promise<SellerProductForm | null> {
  const [row, shop] = await Promise.all([findProductToEdit(sellerId, productId), findShop(sellerId)])
  return row && sellerProductForm(row, shop)
}

/** Why an operator has hidden a product; null where none has. */
export async function whyHidden(productId: string): Promise<string | null> {
  return (await findOpenHiding(productId))?.reason ?? null
}

/** What decides the rules for a seller's charges; null before they have connected an account. */
export async function sellerAccount(sellerId: string): Promise<AccountFacts | null> {
  const connection = (await findShop(sellerId))?.connection
  if (!connection) return null
  const { country, defaultCurrency, platformCountry } = connection
  return { country, defaultCurrency, platformCountry }
}

/** Why nobody can buy in the seller's shop now; null when they can. */
export async function sellingPause(sellerId: string): Promise<ShopPause | null> {
  const shop = await findShop(sellerId)
  return shopPause(shop ?? { approval: 'approved', connection: null }, env())
}
