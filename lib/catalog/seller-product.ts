import { findProductOfSeller } from '@/lib/db/catalog/products'
import { findShop } from '@/lib/db/catalog/shops'
import { type SellerPause, sellerPause } from '@/lib/domain/catalog/availability'
import { chargeCurrencies } from '@/lib/domain/money/charge-currencies'
import type { SellerProductView } from '@/lib/domain/wire/views'
import { env } from '@/lib/env'
import { sellerProductView } from './product-view'

/** A seller's own product for editing; null if there is none of this id or it is someone else's. */
export async function getSellerProduct(sellerId: string, productId: string): Promise<SellerProductView | null> {
  const row = await findProductOfSeller(sellerId, productId)
  return row && sellerProductView(row)
}

/** The currencies a seller may price in, the account's own first. */
export async function sellerCurrencies(sellerId: string): Promise<readonly string[]> {
  return chargeCurrencies((await findShop(sellerId))?.connection ?? null)
}

/** Why nobody can buy in the seller's shop now; null when they can. */
export async function sellingPause(sellerId: string): Promise<SellerPause | null> {
  const shop = await findShop(sellerId)
  return sellerPause(shop?.connection ?? null, env().livemode)
}
