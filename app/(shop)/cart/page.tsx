import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import { CartContents } from '@/components/cart/cart-contents'
import { CartFreshness } from '@/components/cart/cart-count'
import { ClientMessages } from '@/components/ui/client-messages'
import { Alert } from '@/components/ui/feedback/alert'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { currentCart } from '@/lib/cart/current-cart'
import { readCart } from '@/lib/cart/read-cart'
import { estimateDelivery } from '@/lib/checkout/estimate-delivery'
import { unfinishedOrder } from '@/lib/checkout/unfinished-order'
import { DELIVERY_REGIONS } from '@/lib/domain/facts/delivery-countries'
import { namedCountries } from '@/lib/domain/text/country'
import { DELIVER_TO_COOKIE } from '@/lib/domain/wire/cookies'
import { sayInAction } from '@/lib/i18n/in-action'
import { currentBuyer } from '@/lib/orders/current-buyer'
import { editCartAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shop.cart')
  return { title: t('title'), robots: { index: false } }
}

/** What the buyer has put aside, by seller, with prices and stock as they are now. */
export default async function CartPage() {
  const asOf = Date.now()
  const owner = await currentCart()
  const [cart, buyer, jar] = await Promise.all([readCart(owner), currentBuyer(), cookies()])
  const [unfinished, estimate] = await Promise.all([unfinishedOrder(buyer), estimateDelivery(cart, buyer, jar.get(DELIVER_TO_COOKIE)?.value ?? null)])
  const t = await getTranslations('shop.cart')
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title={t('title')} />
      <CartFreshness asOf={asOf} />
      {unfinished && (
        <Alert
          tone="info"
          title={t('unfinished')}
          action={
            <LinkButton href={unfinished.url} size="sm" variant="secondary">
              {t('continue')}
            </LinkButton>
          }
        >
          {(await sayInAction())(unfinished.sentence)}
        </Alert>
      )}
      <ClientMessages of={['shop.cart', 'shop.line', 'shop.summary', 'common.delivery', 'errors']}>
        <CartContents
          cart={cart}
          estimate={estimate}
          countries={estimate ? namedCountries(Object.values(DELIVERY_REGIONS).flat(), await getLocale()) : []}
          edit={editCartAction}
          isGuest={owner.userId === null}
        />
      </ClientMessages>
    </div>
  )
}
