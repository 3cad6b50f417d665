import { findProductBySlug } from '@/lib/db/catalog/products'
import type { ProductView } from '@/lib/domain/wire/catalog-views'
import { stripeNow } from '@/lib/stripe/clock'
import { productView } from './product-view'

/** The product at an address, also when it is archived or cannot be bought (`availability` says why); null when there is none. */
export async function getProduct(slug: string): Promise<ProductView | null> {
  const row = await findProductBySlug(slug)
  // Only a day needs Stripe's clock.
  return row && productView(row, row.chargeWhen === 'on_date' ? await stripeNow() : new Date())
}
