import { currentCart } from '@/lib/cart/current-cart'
import type { Wishing } from '@/lib/domain/wire/wishlist'
import { readSaved } from '@/lib/wishlist/read-wishlist'
import { changeWishAction } from './actions'

/** What the cards of these products need of the viewer's wishlist. */
export async function wishingFor(products: { id: string }[]): Promise<Wishing> {
  return { saved: await readSaved(await currentCart(), products), change: changeWishAction }
}
