import { useTranslations } from 'next-intl'
import { useMoment } from '@/components/ui/data/moment'
import { Alert } from '@/components/ui/feedback/alert'
import { hasExpiredBy } from '@/lib/domain/order/card-expiry'
import type { CheckoutGroup, SavedCardView } from '@/lib/domain/wire/checkout-views'

/** Says before anything is ordered that the chosen card expires before a later charge; nothing where it does not. */
export function CardExpiryWarning({ card, groups }: { card: SavedCardView | undefined; groups: CheckoutGroup[] }) {
  const t = useTranslations('checkout.card')
  const moment = useMoment()
  const times = groups.flatMap(({ later }) => (later?.day && card && hasExpiredBy(card, new Date(later.day)) ? [later] : []))
  const days = times.flatMap(({ when, day }) => (when === 'on_date' && day ? [day] : [])).sort()
  const [first] = days
  if (times.length === 0) return null
  return (
    <Alert live tone="warn">
      {first ? t('expiresBefore', { day: moment(first, 'agreedDay') }) : t('expiresBeforeShipment')}
    </Alert>
  )
}
