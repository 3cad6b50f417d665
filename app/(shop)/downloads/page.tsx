import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { LinkButton } from '@/components/ui/form/link-button'

const Why = z.enum(['expired', 'ended', 'often', 'unknown']).catch('unknown')

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders.downloadOver'))('title'), robots: { index: false } }
}

/** Why a link to a file opens nothing, and where a new one is. */
export default async function DownloadOverPage({ searchParams }: PageProps<'/downloads'>) {
  const [query, t] = await Promise.all([searchParams, getTranslations('orders.downloadOver')])
  const why = Why.parse(query.why)
  const order = z.uuid().safeParse(query.order)
  return (
    <div className="mx-auto flex max-w-xl flex-col gap-6">
      <header className="flex flex-col gap-2">
        <h1 className="display text-3xl">{t('title')}</h1>
        <p className="text-muted">{t(why)}</p>
      </header>
      <p>{t('elsewhere')}</p>
      <div className="flex flex-wrap gap-2">
        {order.success && <LinkButton href={`/orders/${order.data}`}>{t('open')}</LinkButton>}
        <LinkButton href="/account/orders" variant={order.success ? 'ghost' : 'primary'}>
          {t('all')}
        </LinkButton>
      </div>
    </div>
  )
}
