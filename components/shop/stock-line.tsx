import { useTranslations } from 'next-intl'

/** What is left, said only where it matters to the buyer. */
export function StockLine({ stock }: { stock: number | null }) {
  const t = useTranslations('shop.product')
  if (stock === null || stock > 10) return <p className="text-muted text-sm">{t('inStock')}</p>
  return <p className="text-sm text-warn">{t('left', { count: stock })}</p>
}
