import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/feedback/alert'

/** That Stripe takes no application fee from some sellers, and whether they sell all the same. */
export function FeeRefusalAlert({
  refusals: { count, countries, sellsWithoutFee },
}: {
  refusals: { count: number; countries: string[]; sellsWithoutFee: boolean }
}) {
  const t = useTranslations('admin.fees.refused')
  const format = useFormatter()
  const names = new Intl.DisplayNames([useLocale()], { type: 'region' })
  const list = format.list(
    countries.map((country) => names.of(country) ?? country),
    'and',
  )
  return (
    <Alert tone="warn" title={t('title', { count, countries: String(list) })}>
      {t(sellsWithoutFee ? 'sellsWithout' : 'sellsNot')}
    </Alert>
  )
}
