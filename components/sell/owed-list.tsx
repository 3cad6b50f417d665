import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/form/link-button'
import type { OwedView } from '@/lib/domain/wire/closing-view'

/** What a seller owes to buyers before their shop can be closed, each with the way to it. */
export function OwedList({ owed: { toShip, returns, keys } }: { owed: OwedView }) {
  const t = useTranslations('sell.settings.close.owed')
  return (
    <div className="flex flex-col gap-4">
      <p className="font-medium">{t('title')}</p>
      <ul className="flex flex-col gap-4">
        {toShip > 0 && (
          <Owed href="/sell/orders?show=to-ship" label={t('viewToShip')}>
            {t('toShip', { count: toShip })}
          </Owed>
        )}
        {returns > 0 && (
          <Owed href="/sell/orders?show=returns" label={t('viewReturns')}>
            {t('returns', { count: returns })}
          </Owed>
        )}
        {keys.map(({ productId, count }) => (
          <Owed key={productId} href={`/sell/products/${productId}`} label={t('viewProduct')}>
            {t('keys', { count })}
          </Owed>
        ))}
      </ul>
    </div>
  )
}

function Owed({ href, label, children }: { href: string; label: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-4">
      <span>{children}</span>
      <LinkButton href={href} size="sm" variant="secondary">
        {label}
      </LinkButton>
    </li>
  )
}
