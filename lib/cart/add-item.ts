import { productView } from '@/lib/catalog/product-view'
import { addToCart } from '@/lib/db/carts/carts'
import { findProductById } from '@/lib/db/catalog/products'
import { type AddItem, mostPieces } from '@/lib/domain/cart/cart'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'
import { MAX_LINES } from '@/lib/domain/wire/checkout-wire'

/** What came of it, with the sentence the buyer reads; `quantity` is what the cart holds of the product then. */
export type Added = { ok: true; quantity: number; sentence: string } | { ok: false; sentence: string }

/**
 * Puts pieces of a product into a cart, as far as there are pieces. The same `addId` adds once: a double click and a repeated request are one press.
 * Nothing is reserved: whether it can still be had is looked at when it is paid.
 */
export async function addItem(owner: CartOwner, { addId, productId, quantity, ...seen }: AddItem): Promise<Added> {
  const row = await findProductById(productId)
  if (!row) return { ok: false, sentence: 'This product is no longer offered.' }
  const product = productView(row)
  if (!product.availability.canBuy) return { ok: false, sentence: product.availability.sentence }
  const most = mostPieces(product)
  const total = await addToCart(owner, { addId, productId, quantity, most, ...seen })
  if (total === 'full') return { ok: false, sentence: `Your cart holds ${MAX_LINES} products already. Buy or remove some first.` }
  return { ok: true, quantity: total, sentence: sentenceOf(total, most, product.stock) }
}

function sentenceOf(total: number, most: number, stock: number | null): string {
  if (total === stock) return total === 1 ? 'It is in your cart: the only one there is.' : `Your cart has all ${total} there are.`
  if (total === most) return `Your cart has ${total}, the most of one product in an order.`
  return total === 1 ? 'It is in your cart.' : `Your cart has ${total} of these now.`
}
