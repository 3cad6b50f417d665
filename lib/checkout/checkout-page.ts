import { productView } from '@/lib/catalog/product-view'
import { listSavedCards } from '@/lib/customers/list-saved-cards'
import { findItemsForSale } from '@/lib/db/items-for-sale'
import { findOrderByCheckout } from '@/lib/db/orders'
import { findProductBySlug } from '@/lib/db/products'
import { MAX_QUANTITY } from '@/lib/domain/checkout-wire'
import { CheckoutId } from '@/lib/domain/ids'
import { waitsForBuyer } from '@/lib/domain/order'
import { statementLine } from '@/lib/domain/statement-line'
import type { CheckoutView, ProductView } from '@/lib/domain/views'
import { type Buyer, mayContinue } from './access'
import { orderPath } from './urls'

export type CheckoutPage =
  | { state: 'ready'; view: CheckoutView }
  /** This checkout is over: its order has the answer. */
  | { state: 'redirect'; url: string }
  | { state: 'unavailable'; sentence: string; product: ProductView | null }

/**
 * What the checkout page shows before anything is paid. A checkout id that has an order already goes on with it: paid ones lead to their
 * receipt (so the back button cannot buy again), refused ones come back with the same e-mail.
 * @param query from the address; `checkoutId` is null before the browser has made one
 */
export async function checkoutPage(query: { productSlug: string; quantity: number; checkoutId: string | null }, buyer: Buyer): Promise<CheckoutPage> {
  const begun = await begunOrder(query.checkoutId, buyer)
  if (begun === 'foreign')
    return { state: 'unavailable', sentence: 'This checkout was begun in another browser. Open the product again to buy it here.', product: null }
  if (begun && begun.status !== 'declined' && !waitsForBuyer(begun)) return { state: 'redirect', url: orderPath(begun.id) }
  const row = await findProductBySlug(query.productSlug)
  if (!row) return { state: 'unavailable', sentence: 'This product is no longer offered.', product: null }
  const product = productView(row)
  // A declined order gave its stock back, one that waits for its buyer holds it: being sold out to others does not concern it.
  if (!product.availability.canBuy && !begun) return { state: 'unavailable', sentence: product.availability.sentence, product }
  const quantity = clampQuantity(query.quantity, product.stock)
  const [item] = await findItemsForSale([product.id])
  const statement = statementLine(item?.seller.connection ?? { statementDescriptor: null, businessName: null }, product.seller.shopName)
  return {
    state: 'ready',
    view: {
      checkoutId: query.checkoutId ?? '',
      product,
      quantity,
      totalMinor: product.priceMinor * quantity,
      currency: product.currency,
      statementLine: statement,
      email: buyer.viewer?.email ?? null,
      savedCards: buyer.viewer ? await listSavedCards(buyer.viewer) : [],
      resumed: begun ? { email: begun.email } : null,
    },
  }
}

async function begunOrder(checkoutId: string | null, buyer: Buyer) {
  const id = CheckoutId.safeParse(checkoutId)
  const order = id.success ? await findOrderByCheckout(id.data) : null
  return order && !mayContinue(order, buyer) ? ('foreign' as const) : order
}

function clampQuantity(quantity: number, stock: number | null): number {
  const most = Math.min(MAX_QUANTITY, stock === null || stock === 0 ? MAX_QUANTITY : stock)
  return Number.isInteger(quantity) ? Math.min(Math.max(quantity, 1), most) : 1
}
