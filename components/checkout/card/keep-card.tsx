import { useTranslations } from 'next-intl'
import { useMoment } from '@/components/ui/data/moment'
import { Checkbox } from '@/components/ui/form/checkbox'
import type { CheckoutView } from '@/lib/domain/wire/checkout-views'

/** Whether something of a purchase is charged later, so that its card is kept for that; until when, where a day is known. */
export function keptUntil({ groups }: Pick<CheckoutView, 'groups'>): { day: string | null } | null {
  const later = groups.flatMap((group) => group.later ?? [])
  if (later.length === 0) return null
  const days = later.flatMap(({ day }) => day ?? [])
  return { day: days.length === later.length ? (days.sort().at(-1) ?? null) : null }
}

/** The buyer's choice to pay with a new card again. Nobody has ticked it for them. */
export function KeepCard({
  isGuest,
  checked,
  disabled,
  onChange,
}: {
  isGuest: boolean
  checked: boolean
  disabled: boolean
  onChange: (keeps: boolean) => void
}) {
  const t = useTranslations('checkout.card.keep')
  return (
    <Checkbox
      name="keepCard"
      checked={checked}
      disabled={disabled}
      onChange={(event) => onChange(event.target.checked)}
      label={t('label')}
      hint={isGuest ? t('guest') : t('member')}
    />
  )
}

/** What becomes of a new card, for the line under the Pay button. */
export function useCardNote(view: Pick<CheckoutView, 'groups'>, keepsCard: boolean): string {
  const t = useTranslations('checkout.card.used')
  const moment = useMoment()
  const later = keptUntil(view)
  if (!later) return keepsCard ? t('kept') : t('once')
  return later.day ? t('later', { day: moment(later.day, 'agreedDay') }) : t('laterOpen')
}
