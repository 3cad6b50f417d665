import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/feedback/alert'
import type { CountryNotice } from '@/lib/domain/sellers/country-notices'
import type { SellerOverview } from '@/lib/domain/sellers/seller-overview'

/** What country and currency of a seller's Stripe account mean for what they sell; nothing for most accounts. */
export function AccountNotices({ overview: { currencyNotice, countryNotices } }: { overview: SellerOverview }) {
  return (
    <>
      {countryNotices.map((notice) => (
        <Alert key={notice.code} tone={notice.code === 'feeRefused' ? 'warn' : 'info'}>
          <CountryText notice={notice} />
        </Alert>
      ))}
      {currencyNotice && <CurrencyAlert notice={currencyNotice} />}
    </>
  )
}

function CountryText({ notice }: { notice: CountryNotice }) {
  const t = useTranslations('connect.countryNotice')
  return notice.code === 'onlyCurrency' ? t('onlyCurrency', { currency: notice.currency.toUpperCase() }) : t(notice.code)
}

function CurrencyAlert({ notice: { count, currency, canConvert } }: { notice: NonNullable<SellerOverview['currencyNotice']> }) {
  const t = useTranslations('connect.card')
  return <Alert tone="warn">{t(canConvert ? 'currencyNotice' : 'currencyRefused', { count, currency: currency.toUpperCase() })}</Alert>
}
