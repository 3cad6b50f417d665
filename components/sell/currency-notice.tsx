import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/feedback/alert'
import type { SellerOverview } from '@/lib/domain/sellers/seller-overview'

/** That Stripe converts payments of some products, since they are priced in another currency than the account's own. */
export function CurrencyNotice({ notice }: { notice: SellerOverview['currencyNotice'] }) {
  const t = useTranslations('connect.card')
  return notice && <Alert tone="warn">{t('currencyNotice', { count: notice.count, currency: notice.currency.toUpperCase() })}</Alert>
}
