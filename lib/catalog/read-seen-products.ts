import { findListedBySlugs } from '@/lib/db/catalog/products'
import type { ProductView } from '@/lib/domain/wire/catalog-views'
import { env } from '@/lib/env'
import { productView } from './product-view'

/** The listed products of these addresses, in their order. */
export async function readSeenProducts(slugs: string[]): Promise<ProductView[]> {
  return (await findListedBySlugs(env().livemode, slugs)).map((row) => productView(row))
}
