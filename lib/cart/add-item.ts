import { itemView } from '@/lib/catalog/product-view'
import { addToCart } from '@/lib/db/carts/carts'
import { findItem } from '@/lib/db/catalog/variants'
import type { AddItem } from '@/lib/domain/cart/cart'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'
import { mostPieces } from '@/lib/domain/cart/most-pieces'
import { MAX_LINES } from '@/lib/domain/wire/checkout-wire'
import type { Said } from '@/lib/domain/wire/said'

/** What came of it, as the buyer is told; `quantity` is what the cart holds of the item then. */
export type Added = { ok: true; quantity: number; sentence: Said } | { ok: false; sentence: Said }

/**
 * Puts pieces of a product into a cart, as far as there are pieces. The same `addId` adds once: a double click and a repeated request are one press.
 * Nothing is reserved: whether it can still be had is looked at when it is paid.
 */
export async function addItem(owner: CartOwner, { addId, variantId, quantity, ...seen }: AddItem): Promise<Added> {
  const row = await findItem(variantId)
  if (!row) return { ok: false, sentence: { key: 'checkout.productGone' } }
  const item = itemView(row)
  if (!item.availability.canBuy) return { ok: false, sentence: item.availability.sentence }
  const most = mostPieces(item)
  const total = await addToCart(owner, { addId, variantId, quantity, most, ...seen })
  if (total === 'full') return { ok: false, sentence: { key: 'cart.full', values: { max: MAX_LINES } } }
  return { ok: true, quantity: total, sentence: sentenceOf(total, most, item.stock) }
}

function sentenceOf(total: number, most: number, stock: number | null): Said {
  const values = { count: total }
  if (total === stock) return { key: 'cart.hasAll', values }
  return { key: total === most ? 'cart.hasMost' : 'cart.added', values }
}
