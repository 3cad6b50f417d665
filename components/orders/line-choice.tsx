import clsx from 'clsx'
import { useTranslations } from 'next-intl'

/** Under the name of a line: what was chosen and, for those who pack, its sku. Nothing where there is neither. */
export function LineChoice({ variantTitle, sku = null, className }: { variantTitle: string; sku?: string | null; className?: string }) {
  const t = useTranslations('common')
  if (!variantTitle && !sku) return null
  return (
    <span className={clsx('wrap-anywhere block text-muted text-sm', className)}>
      {variantTitle && <bdi>{variantTitle}</bdi>}
      {variantTitle && sku && <span> · </span>}
      {sku && <span>{t.rich('sku', { sku, code: (text) => <bdi>{text}</bdi> })}</span>}
    </span>
  )
}
