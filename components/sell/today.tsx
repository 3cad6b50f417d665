import { PackageOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/data/card'
import { LinkButton } from '@/components/ui/form/link-button'

/** What a seller has to do today. @param toShip how many orders are paid and have items left to ship */
export function Today({ toShip }: { toShip: number }) {
  const t = useTranslations('sell.today')
  return (
    <Section title={t('title')}>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p className="flex items-center gap-3">
          <PackageOpen aria-hidden className={`size-5 ${toShip > 0 ? 'text-accent' : 'text-line-strong'}`} />
          <span className={toShip > 0 ? 'font-medium' : 'text-muted'}>{t('toShip', { count: toShip })}</span>
        </p>
        {toShip > 0 && (
          <LinkButton href="/sell/orders?show=to-ship" size="sm">
            {t('ship')}
          </LinkButton>
        )}
      </div>
    </Section>
  )
}
