import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CardList } from '@/components/cards/card-list'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { listCards } from '@/lib/cards/list-cards'
import { removeCardAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('orders.cards')
  return { title: t('title') }
}

/** The signed-in buyer's saved cards: what depends on each, and the way to remove it. */
export default async function CardsPage() {
  const viewer = await requireViewer()
  const [cards, t] = await Promise.all([listCards(viewer), getTranslations('orders.cards')])
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-8">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <LinkButton href="/account/orders" variant="secondary" size="sm">
            {t('orders')}
          </LinkButton>
        }
      />
      {cards.length > 0 ? (
        <CardList cards={cards} remove={(id) => removeCardAction.bind(null, id)} />
      ) : (
        <EmptyState title={t('empty')} action={<LinkButton href="/">{t('browse')}</LinkButton>}>
          {t('emptyText')}
        </EmptyState>
      )}
    </div>
  )
}
