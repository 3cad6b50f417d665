import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { addToCartAction } from '@/app/(shop)/cart/actions'
import { WishList } from '@/components/shop/wish-list'
import { ClientMessages } from '@/components/ui/client-messages'
import { Alert } from '@/components/ui/feedback/alert'
import { PageHeader } from '@/components/ui/layout/page-header'
import { currentCart } from '@/lib/cart/current-cart'
import { MAX_WISHES, WISH_REFUSALS } from '@/lib/domain/wire/wishlist'
import { readWishlist } from '@/lib/wishlist/read-wishlist'
import { changeWishAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shop.wishlist')
  return { title: t('title'), robots: { index: false } }
}

/** What the viewer keeps in mind, with prices and stock as they are now. */
export default async function WishlistPage({ searchParams }: PageProps<'/wishlist'>) {
  const [owner, { refused }, t] = await Promise.all([currentCart(), searchParams, getTranslations('shop.wishlist')])
  const wishes = await readWishlist(owner)
  const refusal = WISH_REFUSALS.find((each) => each === refused)
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title={t('title')} />
      {refusal && <Alert tone="warn" title={t(`refused.${refusal}`, { max: MAX_WISHES })} />}
      <ClientMessages of={['shop.wishlist', 'shop.product']}>
        <WishList
          wishes={wishes}
          wishing={{ saved: new Set(wishes.map(({ product }) => product.id)), change: changeWishAction }}
          addToCart={addToCartAction}
          isGuest={owner.userId === null}
        />
      </ClientMessages>
    </div>
  )
}
