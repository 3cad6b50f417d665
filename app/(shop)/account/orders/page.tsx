import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OrderRow } from '@/components/orders/order-row'
import { SignOut } from '@/components/shell/sign-out'
import { Card } from '@/components/ui/data/card'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { buttonClass } from '@/components/ui/form/button-style'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { listBuyerOrders } from '@/lib/orders/list-orders'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('orders.list')
  return { title: t('title') }
}

/** Everything the signed-in buyer has ordered, newest first. */
export default async function OrdersPage({ searchParams }: PageProps<'/account/orders'>) {
  const viewer = await requireViewer()
  const [{ cursor }, t, nav] = await Promise.all([searchParams, getTranslations('orders.list'), getTranslations('common.nav')])
  const after = typeof cursor === 'string' ? cursor : null
  const { orders, nextCursor } = await listBuyerOrders(viewer, after)
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-8">
      <PageHeader
        title={t('title')}
        lead={t('lead', { email: viewer.email })}
        actions={
          <>
            <LinkButton href="/account/cards" variant="secondary" size="sm">
              {t('cards')}
            </LinkButton>
            <LinkButton href="/account/addresses" variant="secondary" size="sm">
              {t('addresses')}
            </LinkButton>
            <LinkButton href="/account/security" variant="ghost" size="sm">
              {nav('security')}
            </LinkButton>
            <SignOut className={buttonClass({ variant: 'secondary', size: 'sm' })} />
          </>
        }
      />
      {orders.length > 0 ? (
        <Card padded={false}>
          <ul className="divide-y divide-line">
            {orders.map((order) => (
              <OrderRow key={order.id} order={order} />
            ))}
          </ul>
        </Card>
      ) : (
        <EmptyState title={t('empty')} action={<LinkButton href="/">{t('browse')}</LinkButton>}>
          {t('emptyText')}
        </EmptyState>
      )}
      <Pagination
        startHref={after ? '/account/orders' : null}
        nextHref={nextCursor ? `/account/orders?cursor=${encodeURIComponent(nextCursor)}` : null}
      />
      <a href="/account/data" className="w-fit text-muted text-sm underline underline-offset-4 hover:text-ink">
        {t('data')}
      </a>
    </div>
  )
}
