import { useFormatter, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/feedback/badge'
import type { Standing } from '@/lib/domain/ledger/figures'

/** A share in ten-thousandths as a percentage, with a word where it is too high. */
export function Rate({ bps, standing = 'good' }: { bps: number | null; standing?: Standing }) {
  const t = useTranslations('admin.figures')
  const format = useFormatter()
  const text = bps === null ? t('noRate') : format.number(bps / 10_000, 'percent')
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-2 tabular-nums">
      <span>{text}</span>
      {standing !== 'good' && <Badge tone={standing === 'bad' ? 'danger' : 'warn'}>{t(`standing.${standing}`)}</Badge>}
    </span>
  )
}
