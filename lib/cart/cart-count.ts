import { getTranslations } from 'next-intl/server'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'
import type { CartCount } from '@/lib/domain/wire/cart-count'
import { countItems } from './count-items'

/** What the link to the cart says. */
export async function cartCount(owner: CartOwner): Promise<CartCount> {
  // Before it is read: a count that is read later is never taken for an older one.
  const asOf = Date.now()
  const [pieces, t] = await Promise.all([countItems(owner), getTranslations('common.nav')])
  return { pieces, label: t('inCart', { count: pieces }), asOf }
}
