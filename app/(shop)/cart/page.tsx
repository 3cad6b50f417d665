import type { Metadata } from 'next'
import { CartContents } from '@/components/cart/cart-contents'
import { Alert } from '@/components/ui/feedback/alert'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { currentCart } from '@/lib/cart/current-cart'
import { readCart } from '@/lib/cart/read-cart'
import { unfinishedOrder } from '@/lib/checkout/unfinished-order'
import { sayInAction } from '@/lib/i18n/in-action'
import { currentBuyer } from '@/lib/orders/current-buyer'
import { editCartAction } from './actions'

export const metadata: Metadata = { title: 'Your cart', robots: { index: false } }

/** What the buyer has put aside, by seller, with prices and stock as they are now. */
export default async function CartPage() {
  const owner = await currentCart()
  const [cart, unfinished] = await Promise.all([readCart(owner), currentBuyer().then(unfinishedOrder)])
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title="Your cart" />
      {unfinished && (
        <Alert
          tone="info"
          title="You have begun a purchase"
          action={
            <LinkButton href={unfinished.url} size="sm" variant="secondary">
              Go on with it
            </LinkButton>
          }
        >
          {(await sayInAction())(unfinished.sentence)}
        </Alert>
      )}
      <CartContents cart={cart} edit={editCartAction} isGuest={owner.userId === null} />
    </div>
  )
}
