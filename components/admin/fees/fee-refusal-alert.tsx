import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/feedback/alert'
import { countryNames } from '@/lib/domain/text/country'

/** That Stripe takes no application fee from some sellers, and whether they sell all the same. */
export function FeeRefusalAlert({
  refusals: { count, countries, sellsWithoutFee },
}: {
  refusals: { count: number; countries: string[]; sellsWithoutFee: boolean }
}) {
  const t = useTranslations('admin.fees.refused')
  const format = useFormatter()
  const list = format.list(countries.map(countryNames(useLocale())), 'and')
  return (
    <Alert tone="warn" title={t('title', { count, countries: String(list) })}>
      {t(sellsWithoutFee ? 'sellsWithout' : 'sellsNot')}
    </Alert>
  )
}
