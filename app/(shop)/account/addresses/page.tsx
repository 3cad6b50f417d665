import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AddressList } from '@/components/account/address-list'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { listAddresses } from '@/lib/customers/addresses'
import { removeAddressAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders.addresses'))('title') }
}

/** Where the signed-in buyer had things delivered: what the checkout offers, and the way to remove it. */
export default async function AddressesPage() {
  const viewer = await requireViewer()
  const [addresses, t, cards] = await Promise.all([
    listAddresses(viewer.userId),
    getTranslations('orders.addresses'),
    getTranslations('orders.cards'),
  ])
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-8">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <LinkButton href="/account/orders" variant="secondary" size="sm">
            {cards('orders')}
          </LinkButton>
        }
      />
      {addresses.length > 0 ? (
        <AddressList addresses={addresses} remove={(id) => removeAddressAction.bind(null, id)} />
      ) : (
        <EmptyState title={t('empty')} action={<LinkButton href="/">{cards('browse')}</LinkButton>}>
          {t('emptyText')}
        </EmptyState>
      )}
    </div>
  )
}
