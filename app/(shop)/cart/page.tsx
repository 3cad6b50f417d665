import type { Metadata } from 'next'
import { CartContents } from '@/components/cart/cart-contents'
import { PageHeader } from '@/components/ui/page-header'
import { currentCart } from '@/lib/cart/current-cart'
import { readCart } from '@/lib/cart/read-cart'
import { editCartAction } from './actions'

export const metadata: Metadata = { title: 'Your cart', robots: { index: false } }

/** What the buyer has put aside, by seller, with prices and stock as they are now. */
export default async function CartPage() {
  const owner = await currentCart()
  const cart = await readCart(owner)
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title="Your cart" />
      <CartContents cart={cart} edit={editCartAction} isGuest={owner.userId === null} />
    </div>
  )
}
