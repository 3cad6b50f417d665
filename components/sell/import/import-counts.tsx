import { useTranslations } from 'next-intl'
import { FigureTile } from '@/components/ui/data/figure-tile'
import { IMPORT_OUTCOMES, type ImportView } from '@/lib/domain/wire/import-views'

/** How many products of a file are new, changed, unchanged and refused. @param isRun whether that is done already */
export function ImportCounts({ counts, isRun }: { counts: ImportView['counts']; isRun: boolean }) {
  const t = useTranslations('sell.import')
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {IMPORT_OUTCOMES.map((outcome) => (
        <FigureTile
          key={outcome}
          label={t(`${isRun ? 'outcomeDone' : 'outcome'}.${outcome}`)}
          value={t('number', { count: counts[outcome] })}
          alarm={outcome === 'refused' && counts.refused > 0}
        />
      ))}
    </div>
  )
}
