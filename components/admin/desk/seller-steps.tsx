import { useTranslations } from 'next-intl'
import { FigureTile } from '@/components/ui/data/figure-tile'
import { TextLink } from '@/components/ui/layout/text-link'
import type { PlatformOverview } from '@/lib/domain/wire/admin-views'

const STEPS = ['notConnected', 'cannotCharge', 'chargeable', 'disconnected'] as const

/** How far sellers have come on the way to their first sale. */
export function SellerSteps({ sellers, products }: Pick<PlatformOverview, 'sellers' | 'products'>) {
  const t = useTranslations('admin.overview.steps')
  return (
    <section aria-labelledby="steps" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 id="steps" className="font-semibold text-lg">
          {t('title')}
        </h2>
        <TextLink href="/admin/sellers">{t('all')}</TextLink>
      </div>
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        {STEPS.map((step) => (
          <FigureTile
            key={step}
            label={t(step)}
            value={sellers[step]}
            note={step === 'chargeable' ? t('products', { count: products }) : t('of', { total: sellers.total })}
            href="/admin/sellers"
          />
        ))}
      </div>
    </section>
  )
}
