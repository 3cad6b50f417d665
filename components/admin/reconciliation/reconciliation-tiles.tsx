import { useTranslations } from 'next-intl'
import { FigureTile } from '@/components/ui/data/figure-tile'
import { Price } from '@/components/ui/data/price'
import type { ReconciliationFigures } from '@/lib/domain/wire/reconciliation-views'

/** How many accounts were compared, how many differences are open, and how much money is in them. */
export function ReconciliationTiles({ figures: { compared, accounts, open, openMoney } }: { figures: ReconciliationFigures }) {
  const t = useTranslations('admin.reconciliation.figures')
  const [most, ...others] = openMoney
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <FigureTile label={t('compared')} value={compared} note={t('ofAccounts', { count: accounts })} alarm={compared < accounts} />
      <FigureTile label={t('open')} value={open} alarm={open > 0} />
      <FigureTile
        label={t('money')}
        value={most ? <Price {...most} /> : t('none')}
        note={others.length > 0 && others.map((money) => <Price key={money.currency} {...money} />)}
        alarm={open > 0}
      />
    </div>
  )
}
