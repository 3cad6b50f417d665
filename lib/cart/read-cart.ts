import { itemView } from '@/lib/catalog/product-view'
import { findCartLines } from '@/lib/db/carts/carts'
import { picturedItemOf } from '@/lib/db/catalog/variant-rows'
import { type CartGroup, type CartView, cartView } from '@/lib/domain/cart/cart'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'
import type { TaxMode } from '@/lib/domain/tax/tax-form'
import type { TaxBehavior } from '@/lib/domain/tax/tax-rates'
import { stripeNow } from '@/lib/stripe/clock'
import { mergeCarts } from './merge-carts'

/** The cart as it is now: prices, stock and whether each seller can charge are looked at anew. */
export async function readCart(owner: CartOwner): Promise<CartView> {
  await mergeCarts(owner)
  const rows = await findCartLines(owner)
  // As the checkout will have it: what is charged on another day is a charge by itself.
  const now = rows.some(({ variant }) => variant.product.chargeWhen === 'on_date') ? await stripeNow() : new Date()
  return cartView(
    rows.map(({ variant, quantity, seenPriceMinor, seenCurrency }) => ({
      product: itemView(picturedItemOf(variant, variant.product), now),
      tax: taxIn(variant.product.seller),
      quantity,
      seenPriceMinor,
      seenCurrency,
    })),
  )
}

function taxIn({ tax }: { tax: { mode: TaxMode; behavior: TaxBehavior } | null }): CartGroup['tax'] {
  return tax === null || tax.mode === 'none' ? 'none' : tax.behavior
}
