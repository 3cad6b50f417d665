import { findShopBySlug } from '@/lib/db/catalog/shops'
import { shopPause } from '@/lib/domain/catalog/availability'
import type { SellerCard } from '@/lib/domain/wire/views'
import { env } from '@/lib/env'

/** The shop at an address, with the sentence a buyer reads while it cannot take payments; null when there is no such shop. */
export async function getShop(slug: string): Promise<{ seller: SellerCard; pauseSentence: string | null } | null> {
  const row = await findShopBySlug(slug)
  if (!row) return null
  return { seller: { id: row.id, shopName: row.shopName, slug: row.slug }, pauseSentence: shopPause(row.shopName, row.connection, env().livemode) }
}
